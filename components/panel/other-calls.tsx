import { Phone, Play } from 'lucide-preact';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { whoIs } from '../who';
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
        <button
          type="button"
          class="button stop compact"
          onClick={() => void ask('call.act', { call: call.id, action: { type: 'reject' } })}
        >
          <Phone class="icon fine hang" aria-hidden="true" />
          {words('decline')}
        </button>
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

type HeldProps = {
  readonly calls: readonly CallView[];
  readonly can: Snapshot['can'];
  readonly ask: PanelAsk;
};

/** Calls on hold beside the one that the agent is busy with. */
export function HeldCalls({ calls, can, ask }: HeldProps) {
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="held-calls">
      <h2 id="held-calls">{words('held_calls')}</h2>
      <ul class="surface list">
        {calls.map((call) => {
          const who = whoIs(call);
          return (
            <li class="person" key={call.id}>
              <Avatar name={who.named ? who.title : undefined} />
              <div class="grow">
                <p class="person-name">
                  <bdi>{who.title}</bdi>
                </p>
                {who.named && <p class="small quiet number">{who.number}</p>}
              </div>
              {can.includes('hold') && (
                <button
                  type="button"
                  class="button round"
                  aria-label={`${words('resume')}: ${who.title}`}
                  title={words('resume')}
                  onClick={() =>
                    void ask('call.act', { call: call.id, action: { type: 'resume' } })
                  }
                >
                  <Play class="icon" aria-hidden="true" />
                </button>
              )}
              <button
                type="button"
                class="button round stop"
                aria-label={`${words('hang_up')}: ${who.title}`}
                title={words('hang_up')}
                onClick={() => void ask('call.act', { call: call.id, action: { type: 'hang-up' } })}
              >
                <Phone class="icon hang" aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
