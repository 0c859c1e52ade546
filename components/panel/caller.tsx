import { ExternalLink } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { CalledLine } from '../parts/called-line';
import { RecordWaits } from '../parts/record-waits';
import { WhyLine } from '../parts/why-line';
import { whoIs } from '../who';
import type { PanelAsk } from './intents';

type Props = {
  readonly call: CallView;
  /** Rings move around the sign while somebody waits for an answer. */
  readonly pulsing?: boolean;
};

/** The person at the other end, large. */
export function Caller({ call, pulsing = false }: Props) {
  const who = whoIs(call);
  return (
    <div class="caller">
      <div class={pulsing ? 'halo pulsing' : 'halo'}>
        <Avatar big name={who.named ? who.title : undefined} />
      </div>
      <h1>
        <bdi>{who.title}</bdi>
      </h1>
      {who.company !== undefined && <p class="quiet">{who.company}</p>}
      {who.named && (
        <p class="quiet">
          {who.label !== undefined && `${who.label} · `}
          <span class="number">{who.number}</span>
        </p>
      )}
      <WhyLine call={call} />
      <RecordWaits call={call} />
      <CalledLine call={call} />
    </div>
  );
}

/** The person at the other end, small, with the way to the record: for while the agent works. */
export function CallerCard({ call, ask }: { readonly call: CallView; readonly ask: PanelAsk }) {
  const who = whoIs(call);
  return (
    <div class="surface caller-card">
      <div class="caller-line">
        <Avatar name={who.named ? who.title : undefined} />
        <div class="grow">
          <h1>
            <bdi>{who.title}</bdi>
          </h1>
          {who.company !== undefined && <p class="small quiet">{who.company}</p>}
          {who.named && <p class="small quiet number">{who.number}</p>}
        </div>
        <OpenRecord call={call} ask={ask} />
      </div>
      <WhyLine call={call} />
      <RecordWaits call={call} />
    </div>
  );
}

/** Opens the record of the first contact that has one. */
function OpenRecord({ call, ask }: { readonly call: CallView; readonly ask: PanelAsk }) {
  const contact = call.contacts.findIndex(({ url }) => url !== undefined);
  if (contact < 0) return null;
  return (
    <button
      type="button"
      class="button round"
      aria-label={words('open_record')}
      title={words('open_record')}
      onClick={() => void ask('record.open', { call: call.id, contact })}
    >
      <ExternalLink class="icon" aria-hidden="true" />
    </button>
  );
}
