import { PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { RecentCall } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { formatNumber } from '../../lib/phone-numbers/format';
import { duration, moment } from '../times';
import { PersonRow } from './person-row';

const FEW = 5;

type Props = {
  readonly calls: readonly RecentCall[];
  /** What was typed hides no call that fits it. */
  readonly filtered: boolean;
  readonly call: (number: string) => void;
};

/** The last calls, newest first, as the hub keeps them. */
export function RecentCalls({ calls, filtered, call }: Props) {
  const [all, setAll] = useState(false);
  const now = useNow(false);
  const shown = all || filtered ? calls : calls.slice(0, FEW);
  return (
    <section aria-labelledby="recent-calls">
      <h2 id="recent-calls">{words('recent_calls')}</h2>
      {calls.length === 0 ? (
        <div class="empty">
          <p>{words('recent_empty')}</p>
        </div>
      ) : (
        <ul class="surface list">
          {shown.map((recent) => {
            const { icon: Sign, look, text } = outcome(recent);
            const title = recent.name ?? (formatNumber(recent.number) || words('number_withheld'));
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

function outcome(call: RecentCall): {
  readonly icon: LucideIcon;
  readonly look: string;
  readonly text: string;
} {
  const incoming = call.direction === 'incoming';
  if (call.talked !== undefined) {
    const text = `${words(incoming ? 'recent_incoming' : 'recent_outgoing')}, ${duration(call.talked)}`;
    return { icon: incoming ? PhoneIncoming : PhoneOutgoing, look: '', text };
  }
  if (!incoming) return { icon: PhoneOff, look: '', text: words('recent_not_reached') };
  return call.endReason === 'declined' || call.endReason === 'answered-elsewhere'
    ? { icon: PhoneIncoming, look: '', text: words('recent_incoming') }
    : { icon: PhoneMissed, look: 'missed', text: words('recent_missed') };
}
