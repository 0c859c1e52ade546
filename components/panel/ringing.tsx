import { Phone } from 'lucide-preact';
import { customerOf } from '../../lib/snapshot/customer';
import type { CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Caller } from './caller';
import { EarlierCalls } from './earlier-calls';
import { Decline } from './decline';
import { FindCustomer } from './find-customer';
import type { PanelAsk } from './intents';
import { LookupHelp } from './lookup-help';
import { WhoIsIt } from './who-is-it';

type Props = {
  readonly call: CallView;
  readonly search: CustomerSearch | undefined;
  readonly ask: PanelAsk;
};

/** Somebody calls: who it is, why we think so, and the two answers. */
export function Ringing({ call, search, ask }: Props) {
  return (
    <>
      <p class="unseen">{words('incoming_call')}</p>
      <Caller call={call} pulsing ask={ask} />
      <WhoIsIt call={call} ask={ask} />
      <LookupHelp call={call} ask={ask} />
      {!customerOf(call) && <FindCustomer call={call} search={search} ask={ask} />}
      <EarlierCalls call={call} />
      {call.answersItself && <p class="progress">{words('answers_itself')}</p>}
      <div class="pair bottom">
        <Decline call={call} size="tall" opens="above" ask={ask} />
        <button
          type="button"
          class="button go tall"
          onClick={() => void ask('call.act', { call: call.id, action: { type: 'answer' } })}
        >
          <Phone class="icon" aria-hidden="true" />
          {words('answer')}
        </button>
      </div>
    </>
  );
}
