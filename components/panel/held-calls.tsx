import { ArrowLeftRight, Play } from 'lucide-preact';
import { allowedActions } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { whoIs } from '../who';
import type { PanelAsk } from './intents';
import { HangUpLine, MergeLine, RoundButton } from './line-buttons';
import { LineRow } from './line-row';

type Props = {
  readonly calls: readonly CallView[];
  /** The call that the agent is busy with. */
  readonly front: CallView | undefined;
  readonly snapshot: Snapshot;
  readonly ask: PanelAsk;
};

/** Calls on hold beside the one in front: swap, join, or end them. */
export function HeldCalls({ calls, front, snapshot, ask }: Props) {
  if (calls.length === 0) return null;
  const talking = front?.phase === 'connected' && !front.heldByUs;
  return (
    <section aria-labelledby="held-calls">
      <h2 id="held-calls">{words('held_calls')}</h2>
      <ul class="surface list">
        {calls.map((call) => {
          const { title } = whoIs(call);
          return (
            <LineRow call={call} key={call.id}>
              {allowedActions(call, snapshot).has('resume') && (
                <RoundButton
                  icon={talking ? ArrowLeftRight : Play}
                  text={talking ? words('swap_to', title) : `${words('resume')}: ${title}`}
                  press={() => void ask('call.act', { call: call.id, action: { type: 'resume' } })}
                />
              )}
              <MergeLine call={call} into={front} snapshot={snapshot} ask={ask} />
              <HangUpLine call={call} ask={ask} />
            </LineRow>
          );
        })}
      </ul>
    </section>
  );
}
