import { customerOf, customerPlace } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { Avatar } from '../parts/avatar';
import { CalledLine } from '../parts/called-line';
import { NumberLine } from '../parts/number-line';
import { RecordWaits } from '../parts/record-waits';
import { OpenRecord } from '../parts/open-record';
import { WhyLine } from '../parts/why-line';
import { whoIs } from '../who';
import type { PanelAsk } from './intents';

type Props = {
  readonly call: CallView;
  /** Rings move around the sign while somebody waits for an answer. */
  readonly pulsing?: boolean;
  readonly ask: PanelAsk;
};

/** The person at the other end, large. */
export function Caller({ call, pulsing = false, ask }: Props) {
  const who = whoIs(call);
  return (
    <div class="caller">
      <div class={pulsing ? 'halo pulsing' : 'halo'}>
        <Avatar big name={who.named ? who.title : undefined} />
      </div>
      <h1 class="two-lines">
        <bdi>{who.title}</bdi>
      </h1>
      <div class="caller-about quiet">
        {who.position !== undefined && (
          <p class="two-lines">
            <bdi>{who.position}</bdi>
          </p>
        )}
        {who.named && (
          <p>
            {who.label !== undefined && `${who.label} · `}
            <span class="number">{who.number}</span>
          </p>
        )}
      </div>
      <div class="caller-why">
        <WhyLine call={call} />
      </div>
      <RecordWaits call={call} />
      <RecordButton call={call} ask={ask} />
      <CalledLine call={call} />
    </div>
  );
}

type CardProps = {
  readonly call: CallView;
  /** `h2` where the face has a heading of its own. */
  readonly heading?: 'h1' | 'h2';
  readonly ask: PanelAsk;
};

/** The person at the other end, small, with the way to the record: for while the agent works. */
export function CallerCard({ call, heading: Heading = 'h1', ask }: CardProps) {
  const who = whoIs(call);
  return (
    <div class="surface caller-card">
      <div class="caller-line">
        <Avatar name={who.named ? who.title : undefined} />
        <div class="grow">
          <Heading class="two-lines">
            <bdi>{who.title}</bdi>
          </Heading>
          {who.position !== undefined && (
            <p class="small quiet two-lines">
              <bdi>{who.position}</bdi>
            </p>
          )}
          <NumberLine who={who} />
        </div>
        <RecordButton call={call} ask={ask} />
      </div>
      <WhyLine call={call} />
      <RecordWaits call={call} />
    </div>
  );
}

/** Only where the record of the customer can be opened. */
function RecordButton({ call, ask }: { readonly call: CallView; readonly ask: PanelAsk }) {
  const contact = customerPlace(call);
  if (contact === undefined || customerOf(call)?.url === undefined) return null;
  return <OpenRecord open={() => void ask('record.open', { call: call.id, contact })} />;
}
