import { ChevronDown, CircleCheck, Coffee, Power } from 'lucide-preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { stage } from '../../lib/snapshot/stage';
import { words } from '../../lib/words';
import { MenuButton } from '../parts/menu';
import type { MenuItem } from '../parts/menu';
import { agentState } from './agent-state';
import { Countdown } from './countdown';
import type { PanelAsk } from './intents';

type Props = { readonly snapshot: Snapshot; readonly ask: PanelAsk };

/** The agent's state, and the way to another one. A plain sign while there is none to choose. */
export function AgentMenu({ snapshot, ask }: Props) {
  const state = agentState(snapshot);
  const { look, icon: Sign, text, until } = state;
  const content = (
    <>
      <Sign class="icon fine" aria-hidden="true" />
      <span class="state-text">{text}</span>
      {until !== undefined && <Countdown until={until} />}
    </>
  );
  // Before the set-up is done there is nobody to be ready.
  if (stage(snapshot) === 'set-up') return <span class={`state ${look}`}>{content}</span>;
  return (
    <MenuButton
      look={`state ${look}`}
      name={words('agent_menu', text)}
      label={words('agent_menu_label')}
      items={items(snapshot, ask)}
    >
      {content}
      <ChevronDown class="icon fine" aria-hidden="true" />
    </MenuButton>
  );
}

function items({ agent, breaks }: Snapshot, ask: PanelAsk): readonly MenuItem[] {
  const onBreak = agent.duty === 'break' ? agent.reason : null;
  const known = breaks.some(({ id }) => id === onBreak);
  return [
    {
      key: 'ready',
      text: words('state_ready'),
      about: words('agent_ready_about'),
      icon: CircleCheck,
      checked: agent.duty === 'ready',
      choose: () => void ask('agent.set', { duty: 'ready' }),
    },
    ...breaks.map(({ id, label }) => ({
      key: `break ${id}`,
      text: label,
      icon: Coffee,
      checked: onBreak === id,
      choose: () => void ask('agent.set', { duty: 'break', reason: id }),
    })),
    ...(breaks.length === 0
      ? [
          {
            key: 'break',
            text: words('state_break'),
            icon: Coffee,
            checked: onBreak !== null && !known,
            choose: () => void ask('agent.set', { duty: 'break' }),
          },
        ]
      : []),
    {
      key: 'offline',
      text: words('state_offline'),
      about: words('agent_offline_about'),
      icon: Power,
      checked: agent.duty === 'offline',
      choose: () => void ask('agent.set', { duty: 'offline' }),
    },
  ];
}
