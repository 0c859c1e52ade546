import { Clock, Coffee, NotebookPen, Power, TriangleAlert } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { AgentView } from '../../lib/snapshot/shift';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { notReadySentence } from '../sentences';
import type { Sentence } from '../sentences';
import { dutyName } from './agent-state';
import type { PanelAsk } from './intents';

type Props = { readonly snapshot: Snapshot; readonly ask: PanelAsk };

/**
 * Why no calls reach the agent, and the way back. It stands at the lower edge, so that nothing
 * above it moves when it comes by itself.
 */
export function DutyBar({ snapshot, ask }: Props) {
  const { agent, microphone, line } = snapshot;
  if (agent.duty === 'ready') return null;
  const { what, next } = sentenceOf(snapshot, agent);
  const Sign = SIGNS[agent.duty];
  return (
    <section class={`duty surface ${agent.duty}`} aria-label={words('agent_menu_label')}>
      <div class="duty-why">
        <Sign class="icon" aria-hidden="true" />
        <div class="grow">
          <p>
            <strong>{what}</strong>
          </p>
          <p class="small">{next}</p>
        </div>
      </div>
      <div class="pair">
        {agent.duty === 'after-call' && agent.until !== undefined && (
          <button
            type="button"
            class="button compact"
            onClick={() => void ask('agent.more-time', {})}
          >
            <Clock class="icon fine" aria-hidden="true" />
            {words('more_time')}
          </button>
        )}
        {microphone === 'granted' && line.state === 'up' && (
          <button
            type="button"
            class="button accent compact"
            onClick={() => void ask('agent.set', { duty: 'ready' })}
          >
            {words('go_ready')}
          </button>
        )}
        {microphone !== 'granted' && (
          <button
            type="button"
            class="button accent compact"
            onClick={() => void ask('microphone.ask', {})}
          >
            {words('step_microphone_check')}
          </button>
        )}
      </div>
    </section>
  );
}

const SIGNS: Readonly<Record<Exclude<AgentView['duty'], 'ready'>, LucideIcon>> = {
  offline: Power,
  break: Coffee,
  'after-call': NotebookPen,
  'not-ready': TriangleAlert,
};

function sentenceOf(snapshot: Snapshot, agent: AgentView): Sentence {
  switch (agent.duty) {
    case 'not-ready':
      return notReadySentence(agent.cause);
    case 'after-call':
      return { what: words('duty_after_call'), next: words('duty_after_call_next') };
    case 'break': {
      const named = snapshot.breaks.some(({ id }) => id === agent.reason);
      const what = named ? words('duty_break', dutyName(snapshot)) : words('duty_break_plain');
      return { what, next: words('duty_no_calls') };
    }
    default:
      return { what: words('duty_offline'), next: words('duty_no_calls') };
  }
}
