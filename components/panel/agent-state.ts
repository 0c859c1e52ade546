import {
  BellRing,
  CircleCheck,
  CircleDashed,
  Coffee,
  LoaderCircle,
  NotebookPen,
  Pause,
  PhoneCall,
  PhoneOff,
  PhoneOutgoing,
  Power,
  TriangleAlert,
  Users,
} from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { foremostCall, stage } from '../../lib/snapshot/stage';
import { words } from '../../lib/words';
import { notReadySentence } from '../sentences';

/** The agent's state as the header tells it: by shape, text and colour. */
export type AgentState = {
  readonly look: 'fine' | 'busy' | 'warn' | 'past';
  readonly icon: LucideIcon;
  readonly text: string;
  /** What stands beside it: why, or what comes next. */
  readonly detail?: string;
  /** When it ends by itself, ms since the epoch. */
  readonly until?: number;
};

/** Calls come first, then what is missing to take any, then what the agent chose. */
export function agentState(snapshot: Snapshot): AgentState {
  const { agent } = snapshot;
  const next = agent.duty === 'ready' ? undefined : words('agent_next', dutyName(snapshot));
  switch (stage(snapshot)) {
    case 'ringing':
      return { look: 'busy', icon: BellRing, text: words('state_ringing'), detail: next };
    case 'dialling':
      return { look: 'busy', icon: PhoneOutgoing, text: words('state_dialling'), detail: next };
    case 'in-call':
      return { ...inCall(snapshot), detail: next };
    case 'ended':
      return agent.duty === 'ready'
        ? { look: 'past', icon: PhoneOff, text: words('state_ended') }
        : dutyState(snapshot);
    case 'set-up':
      return { look: 'warn', icon: CircleDashed, text: words('state_set_up') };
    case 'line-down':
      if (snapshot.line.state !== 'down') {
        return { look: 'warn', icon: LoaderCircle, text: words('state_connecting') };
      }
      return agent.duty === 'not-ready'
        ? dutyState(snapshot)
        : { look: 'warn', icon: TriangleAlert, text: words('state_line_down') };
    case 'ready':
    case 'off-duty':
    case 'wrap-up':
      return dutyState(snapshot);
  }
}

/** The duty in one or two words; a break by its reason. */
export function dutyName({ agent, breaks }: Pick<Snapshot, 'agent' | 'breaks'>): string {
  switch (agent.duty) {
    case 'ready':
      return words('state_ready');
    case 'offline':
      return words('state_offline');
    case 'after-call':
      return words('state_after_call');
    case 'not-ready':
      return words('state_not_ready');
    case 'break':
      return breaks.find(({ id }) => id === agent.reason)?.label ?? words('state_break');
  }
}

function inCall(snapshot: Snapshot): AgentState {
  const call = foremostCall(snapshot);
  if (call?.conference) return { look: 'busy', icon: Users, text: words('conference_title') };
  return call?.heldByUs
    ? { look: 'warn', icon: Pause, text: words('state_held') }
    : { look: 'busy', icon: PhoneCall, text: words('state_in_call') };
}

function dutyState(snapshot: Snapshot): AgentState {
  const { agent } = snapshot;
  const text = dutyName(snapshot);
  switch (agent.duty) {
    case 'ready':
      return { look: 'fine', icon: CircleCheck, text };
    case 'offline':
      return { look: 'past', icon: Power, text };
    case 'break':
      return { look: 'past', icon: Coffee, text };
    case 'after-call':
      return { look: 'warn', icon: NotebookPen, text, until: agent.until };
    case 'not-ready':
      return {
        look: 'warn',
        icon: TriangleAlert,
        text,
        detail: notReadySentence(agent.cause).what,
      };
  }
}
