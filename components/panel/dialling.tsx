import { Phone } from 'lucide-preact';
import { customerOf } from '../../lib/snapshot/customer';
import type { CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Caller } from './caller';
import { EarlierCalls } from './earlier-calls';
import { FindCustomer } from './find-customer';
import type { PanelAsk } from './intents';
import { LookupHelp } from './lookup-help';
import { WhoIsIt } from './who-is-it';

type Props = {
  readonly call: CallView;
  readonly search: CustomerSearch | undefined;
  readonly ask: PanelAsk;
};

/** A call on its way: until the far end answers, or between our answer and the first sound. */
export function Dialling({ call, search, ask }: Props) {
  return (
    <>
      <Caller call={call} pulsing={call.phase === 'ringing'} ask={ask} />
      <p class="progress">{progress(call)}</p>
      <WhoIsIt call={call} ask={ask} />
      <LookupHelp call={call} ask={ask} />
      {!customerOf(call) && <FindCustomer call={call} search={search} ask={ask} />}
      <EarlierCalls call={call} />
      <div class="bottom">
        <button
          type="button"
          class="button stop tall wide"
          onClick={() => void ask('call.act', { call: call.id, action: { type: 'hang-up' } })}
        >
          <Phone class="icon hang" aria-hidden="true" />
          {words(call.phase === 'connecting' ? 'hang_up' : 'cancel_call')}
        </button>
      </div>
    </>
  );
}

function progress({ phase }: CallView): string {
  switch (phase) {
    case 'ringing':
      return words('far_end_ringing');
    case 'connecting':
      return words('connecting_call');
    default:
      return words('calling');
  }
}
