import { CircleCheck, Phone } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { customerOf } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { Avatar } from '../parts/avatar';
import { CalledLine } from '../parts/called-line';
import { RecordWaits } from '../parts/record-waits';
import { NumberLine } from '../parts/number-line';
import { OpenRecord } from '../parts/open-record';
import { MayAlsoBe, WhyLine } from '../parts/why-line';
import { duration } from '../times';
import { whoIs } from '../who';
import { useMeant } from './seen';

type Props = {
  /** The call that this card was opened for; `undefined` once it is gone. */
  readonly call: CallView | undefined;
  readonly act: (action: 'answer' | 'reject') => void;
  /** Brings the customer's record in front. */
  readonly open: () => void;
  /** A click that the agent may not have meant: the page around the card may have hidden it. */
  readonly doubted: () => void;
};

/** Who is calling, in the corner of the CRM page or in a small window of its own. */
export function CallerCard({ call, act, open, doubted }: Props) {
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
          <h1 class="two-lines">
            <bdi>{who.title}</bdi>
          </h1>
          {who.position !== undefined && (
            <p class="quiet">
              <bdi>{who.position}</bdi>
            </p>
          )}
          <NumberLine who={who} />
        </div>
        {customerOf(call)?.url !== undefined && <OpenRecord open={open} />}
      </div>
      <WhyLine call={call} />
      <RecordWaits call={call} />
      <MayAlsoBe call={call} />
      <CalledLine call={call} />
      {call.phase === 'ringing' ? (
        <Choice act={act} doubted={doubted} />
      ) : (
        <Answered since={call.connectedAt} />
      )}
    </main>
  );
}

function Choice({ act, doubted }: Pick<Props, 'act' | 'doubted'>) {
  const pair = useRef<HTMLDivElement>(null);
  const meant = useMeant(pair);
  const choose = (action: 'answer' | 'reject') => (click: MouseEvent) =>
    meant(click) ? act(action) : doubted();
  return (
    <div class="pair" ref={pair}>
      <button type="button" class="button stop" onClick={choose('reject')}>
        <Phone class="icon hang" aria-hidden="true" />
        {words('decline')}
      </button>
      <button type="button" class="button go" onClick={choose('answer')}>
        <Phone class="icon" aria-hidden="true" />
        {words('answer')}
      </button>
    </div>
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
