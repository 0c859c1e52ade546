import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { AgentMenu } from './agent-menu';
import { agentState } from './agent-state';
import type { PanelAsk } from './intents';

type Props = {
  readonly snapshot: Snapshot;
  readonly ask: PanelAsk;
  /** Buttons at the right end. */
  readonly tools: ComponentChildren;
};

/** State at the left, why or whose line it is, the way to everything else. */
export function Header({ snapshot, ask, tools }: Props) {
  const { detail, until } = agentState(snapshot);
  const beside = detail ?? (until === undefined ? whose(snapshot) : '');
  return (
    <header class="header">
      <AgentMenu snapshot={snapshot} ask={ask} />
      <span class="whose small quiet" title={detail ?? snapshot.account?.email}>
        {beside}
      </span>
      {tools}
    </header>
  );
}

function whose({ account, provider }: Snapshot): string {
  if (account && provider !== 'practice') return account.name;
  switch (provider) {
    case 'practice':
      return words('provider_practice');
    case 'sip':
      return words('provider_sip');
    case 'hosted':
      return words('provider_hosted');
  }
}
