import { Phone } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { whoIs } from '../who';
import { Decline } from './decline';
import type { PanelAsk } from './intents';

/** A call that rings while the agent is busy with another one. */
export function WaitingCall({ call, ask }: { readonly call: CallView; readonly ask: PanelAsk }) {
  const who = whoIs(call);
  return (
    <section class="surface waiting" aria-label={words('second_call')}>
      <p class="small">
        <strong>{words('second_call')}</strong>
      </p>
      <div class="person">
        <Avatar name={who.named ? who.title : undefined} />
        <div class="grow">
          <p class="person-name">
            <bdi>{who.title}</bdi>
          </p>
          <p class="small quiet">
            {who.named ? <span class="number">{who.number}</span> : call.line?.queue}
          </p>
        </div>
      </div>
      <div class="pair">
        <Decline call={call} size="compact" opens="below" ask={ask} />
        <button
          type="button"
          class="button go compact"
          onClick={() => void ask('call.act', { call: call.id, action: { type: 'answer' } })}
        >
          <Phone class="icon fine" aria-hidden="true" />
          {words('answer')}
        </button>
      </div>
      <p class="small quiet">{words('answer_holds')}</p>
    </section>
  );
}
