import {
  BellRing,
  CircleCheck,
  CircleDashed,
  LoaderCircle,
  Pause,
  PhoneCall,
  PhoneOff,
  PhoneOutgoing,
  Settings,
  TriangleAlert,
} from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { foremostCall, stage } from '../../lib/snapshot/stage';
import { words } from '../../lib/words';
import type { PanelAsk } from './intents';

type State = { readonly look: string; readonly icon: LucideIcon; readonly text: string };

/** State at the left, whose line it is, the way to the settings. */
export function Header({ snapshot, ask }: { readonly snapshot: Snapshot; readonly ask: PanelAsk }) {
  const state = stateOf(snapshot);
  return (
    <header class="header">
      <span class={`state ${state.look}`}>
        <state.icon class="icon fine" aria-hidden="true" />
        {state.text}
      </span>
      <span class="whose small quiet" title={snapshot.account?.email}>
        {whose(snapshot)}
      </span>
      <button
        type="button"
        class="button plain round"
        aria-label={words('open_settings')}
        title={words('open_settings')}
        onClick={() => void ask('options.open', {})}
      >
        <Settings class="icon" aria-hidden="true" />
      </button>
    </header>
  );
}

function stateOf(snapshot: Snapshot): State {
  switch (stage(snapshot)) {
    case 'set-up':
      return { look: 'warn', icon: CircleDashed, text: words('state_set_up') };
    case 'ready':
      return { look: 'fine', icon: CircleCheck, text: words('state_ready') };
    case 'line-down':
      return snapshot.line.state === 'down'
        ? { look: 'warn', icon: TriangleAlert, text: words('state_line_down') }
        : { look: 'warn', icon: LoaderCircle, text: words('state_connecting') };
    case 'ringing':
      return { look: 'busy', icon: BellRing, text: words('state_ringing') };
    case 'dialling':
      return { look: 'busy', icon: PhoneOutgoing, text: words('state_dialling') };
    case 'in-call':
      return foremostCall(snapshot)?.heldByUs
        ? { look: 'warn', icon: Pause, text: words('state_held') }
        : { look: 'busy', icon: PhoneCall, text: words('state_in_call') };
    case 'ended':
      return { look: 'past', icon: PhoneOff, text: words('state_ended') };
  }
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
