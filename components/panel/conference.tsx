import { Phone, PhoneForwarded, UserMinus } from 'lucide-preact';
import { allowedActions } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { words } from '../../lib/words';
import { whoIs } from '../who';
import { CallTimer } from './call-timer';
import { MuteTool } from './controls';
import type { PanelAsk } from './intents';
import { HangUpLine, RoundButton } from './line-buttons';
import { LineRow } from './line-row';

type Props = {
  readonly members: readonly [CallView, ...CallView[]];
  readonly snapshot: Snapshot;
  readonly ask: PanelAsk;
};

/** All hear each other: who they are, and how one of them is taken out. */
export function Conference({ members, snapshot, ask }: Props) {
  const [first] = members;
  const since = Math.min(...members.map(({ connectedAt = Infinity }) => connectedAt));
  // Whoever listens must not hear the agent through the other line: all are muted, or none.
  const muted = members.every((call) => call.muted);
  const all = (action: CallAction): void => {
    for (const call of members) void ask('call.act', { call: call.id, action });
  };
  return (
    <>
      <div class="talk">
        <h1>{words('conference_title')}</h1>
        <CallTimer since={since} />
        <p class="small quiet">{words('conference_about', String(members.length))}</p>
      </div>
      <ul class="surface list" aria-label={words('conference_title')}>
        {members.map((call) => (
          <LineRow key={call.id} call={call} active>
            {allowedActions(call, snapshot).has('split') && (
              <RoundButton
                icon={UserMinus}
                text={words('split', whoIs(call).title)}
                press={() => void ask('call.act', { call: call.id, action: { type: 'split' } })}
              />
            )}
            <HangUpLine call={call} ask={ask} />
          </LineRow>
        ))}
      </ul>
      <div class="tools" role="group" aria-label={words('call_tools')}>
        <MuteTool
          call={{ ...first, muted }}
          can={snapshot.can}
          allowed={allowedActions({ ...first, muted }, snapshot)}
          act={all}
        />
      </div>
    </>
  );
}

/** Ends it for all, or leaves the others to each other where the call centre can. */
export function ConferenceEnd({ members, snapshot, ask }: Props) {
  const customer = members.find((call) => allowedActions(call, snapshot).has('complete-transfer'));
  const consulted = members.find(({ consultFor }) => consultFor === customer?.id);
  return (
    <div class="bottom pair">
      {customer && consulted && (
        <button
          type="button"
          class="button tall"
          onClick={() =>
            void ask('call.act', {
              call: customer.id,
              action: { type: 'complete-transfer', with: consulted.id },
            })
          }
        >
          <PhoneForwarded class="icon" aria-hidden="true" />
          <span>{words('leave_conference')}</span>
        </button>
      )}
      <button
        type="button"
        class="button stop tall"
        onClick={() => {
          for (const { id } of members) {
            void ask('call.act', { call: id, action: { type: 'hang-up' } });
          }
        }}
      >
        <Phone class="icon hang" aria-hidden="true" />
        <span>{words('end_conference')}</span>
      </button>
    </div>
  );
}
