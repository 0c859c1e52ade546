import { PhoneMissed } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { CallLogView, RecordState } from '../../lib/snapshot/call-log';
import type { RecentCall } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { RecordStates } from '../parts/record-states';
import { LocalTime } from '../parts/local-time';
import { useShownNumber } from '../shown-number';
import { outcome } from '../shift/outcome';
import { moment } from '../times';
import { PersonRow } from './person-row';

const FEW = 5;

type Props = {
  readonly calls: readonly RecentCall[];
  /** Missed since the agent looked at the history. */
  readonly missed: number;
  /** What was typed hides no call that fits it. */
  readonly filtered: boolean;
  readonly callLog: CallLogView;
  readonly openHistory: () => void;
  readonly call: (number: string) => void;
};

/** The last calls, newest first, as the hub keeps them. */
export function RecentCalls({ calls, missed, filtered, callLog, openHistory, call }: Props) {
  const [all, setAll] = useState(false);
  const now = useNow(true, MINUTE_MS);
  const shownNumber = useShownNumber();
  const shown = all || filtered ? calls : calls.slice(0, FEW);
  return (
    <section aria-labelledby="recent-calls">
      <div class="section-head">
        <h2 id="recent-calls">{words('recent_calls')}</h2>
        {missed > 0 && (
          <span class="count missed">
            <PhoneMissed class="icon fine" aria-hidden="true" />
            {words('missed_count', String(missed))}
          </span>
        )}
        <button type="button" class="button plain compact end" onClick={openHistory}>
          {words('history_all')}
        </button>
      </div>
      {calls.length === 0 ? (
        <div class="empty">
          <p>{words('recent_empty')}</p>
        </div>
      ) : (
        <ul class="surface list">
          {shown.map((recent, place) => {
            const saved = recordsOf(callLog, recent.id, place === 0);
            const { icon: Sign, look, text } = outcome(recent);
            const title = recent.name ?? (shownNumber(recent.number) || words('number_withheld'));
            return (
              <PersonRow
                key={recent.id}
                sign={
                  <span class={`outcome ${look}`} aria-hidden="true">
                    <Sign class="icon" />
                  </span>
                }
                title={title}
                about={
                  <>
                    <span class={look}>{text}</span>
                    {` · ${moment(recent.at, now)}`}
                    {recent.queue !== undefined && ` · ${recent.queue}`}
                    <LocalTime number={recent.number} now={now} before=" · " />
                    {saved.length > 0 && <RecordStates states={saved} />}
                  </>
                }
                number={recent.number}
                call={call}
              />
            );
          })}
        </ul>
      )}
      {!filtered && calls.length > FEW && (
        <button type="button" class="button plain compact" onClick={() => setAll(!all)}>
          {words(all ? 'show_fewer' : 'show_all')}
        </button>
      )}
    </section>
  );
}

/** Of the last call everything, so that it is seen to be saved; of those before, what is amiss. */
function recordsOf({ calls }: CallLogView, id: string, isLast: boolean): readonly RecordState[] {
  const states = calls[id] ?? [];
  return isLast ? states : states.filter(({ state }) => state !== 'saved');
}
