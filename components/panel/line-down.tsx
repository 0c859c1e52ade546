import { LoaderCircle, LogIn, MonitorDown, Settings, Unplug } from 'lucide-preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { lineSentence } from '../sentences';
import type { PanelAsk } from './intents';

/** Faults that another sign-in may mend. */
const BY_ACCOUNT: ReadonlySet<string> = new Set(['credentials-unavailable', 'credentials-denied']);

type Props = { readonly snapshot: Snapshot; readonly ask: PanelAsk };

/** No line: why, what happens by itself, and what the agent can do. */
export function LineDown({ snapshot, ask }: Props) {
  const { line, signIn, provider } = snapshot;
  if (line.state !== 'down') return <LineComing />;
  const { what, next } = lineSentence(line.fault);
  return (
    <>
      <div class="hero">
        <span class="hero-sign warn" aria-hidden="true">
          <Unplug class="icon" />
        </span>
        <h1>{what}</h1>
        <p class="quiet">{next}</p>
        {line.retryAt !== undefined && <Retry at={line.retryAt} />}
      </div>
      <div class="bottom stack">
        {BY_ACCOUNT.has(line.fault) && signIn !== 'not-needed' && (
          <button type="button" class="button accent" onClick={() => void ask('sign-in.start', {})}>
            <LogIn class="icon" aria-hidden="true" />
            {words('sign_in_again')}
          </button>
        )}
        {line.fault === 'taken-over' && (
          <button type="button" class="button accent" onClick={() => void ask('line.take', {})}>
            <MonitorDown class="icon" aria-hidden="true" />
            {words('take_line_here')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void ask('options.open', {})}>
          <Settings class="icon" aria-hidden="true" />
          {words('open_settings')}
        </button>
        {provider !== 'practice' && (
          <button
            type="button"
            class="button plain"
            onClick={() => void ask('provider.choose', { kind: 'practice' })}
          >
            {words('try_practice')}
          </button>
        )}
      </div>
    </>
  );
}

function LineComing() {
  return (
    <div class="hero">
      <span class="hero-sign" aria-hidden="true">
        <LoaderCircle class="icon turning" />
      </span>
      <h1>{words('line_connecting')}</h1>
      <p class="quiet">{words('line_connecting_next')}</p>
    </div>
  );
}

function Retry({ at }: { readonly at: number }) {
  const seconds = Math.ceil((at - useNow()) / 1000);
  return (
    <p class="pill number" role="timer" aria-live="off">
      {seconds > 0 ? words('retry_in', String(seconds)) : words('retry_now')}
    </p>
  );
}
