import { CircleCheck, Phone } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { Avatar } from '../parts/avatar';
import { CalledLine } from '../parts/called-line';
import { WhyLine } from '../parts/why-line';
import { duration } from '../times';
import { whoIs } from '../who';

type Props = {
  /** The call that this card was opened for; `undefined` once it is gone. */
  readonly call: CallView | undefined;
  readonly act: (action: 'answer' | 'reject') => void;
};

/** Who is calling, in the corner of the CRM page or in a small window of its own. */
export function CallerCard({ call, act }: Props) {
  if (!call || call.phase === 'ended') {
    return (
      <main class="card">
        <h1 class="card-state">{words('card_gone')}</h1>
      </main>
    );
  }
  const who = whoIs(call);
  return (
    <main class="card" aria-label={words('incoming_call')}>
      <div class="card-who" aria-live="assertive">
        <div class={call.phase === 'ringing' ? 'halo pulsing' : 'halo'}>
          <Avatar name={who.named ? who.title : undefined} />
        </div>
        <div class="grow">
          <p class="small quiet">{words('incoming_call')}</p>
          <h1>
            <bdi>{who.title}</bdi>
          </h1>
          {who.company !== undefined && <p class="quiet">{who.company}</p>}
          {who.named && (
            <p class="small quiet">
              {who.label !== undefined && `${who.label} · `}
              <span class="number">{who.number}</span>
            </p>
          )}
        </div>
      </div>
      <WhyLine call={call} />
      <CalledLine call={call} />
      {call.phase === 'ringing' ? (
        <div class="pair">
          <button type="button" class="button stop" onClick={() => act('reject')}>
            <Phone class="icon hang" aria-hidden="true" />
            {words('decline')}
          </button>
          <button type="button" class="button go" onClick={() => act('answer')}>
            <Phone class="icon" aria-hidden="true" />
            {words('answer')}
          </button>
        </div>
      ) : (
        <Answered since={call.connectedAt} />
      )}
    </main>
  );
}

function Answered({ since }: { readonly since: number | undefined }) {
  const now = useNow();
  return (
    <p class="card-state fine" role="status">
      <CircleCheck class="icon" aria-hidden="true" />
      <span class="number">
        {since === undefined
          ? words('connecting_call')
          : words('card_connected', duration(now - since))}
      </span>
    </p>
  );
}
