import type { EarlierCall } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { outcome } from '../shift/outcome';
import { moment } from '../times';

/** What there was with this customer before, newest first. Draws nothing where there was nothing. */
export function EarlierCalls({ call }: { readonly call: CallView }) {
  const now = useNow(true, MINUTE_MS);
  const earlier = call.background?.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier-calls">
      <h2 id="earlier-calls">{words('earlier_calls')}</h2>
      <ul class="surface list">
        {earlier.map((one) => (
          <Earlier key={one.id} call={one} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Earlier({ call, now }: { readonly call: EarlierCall; readonly now: number }) {
  const { icon: Sign, look, text } = outcome(call);
  const { at, disposition, note } = call;
  return (
    <li class="earlier">
      <span class={`outcome ${look}`} aria-hidden="true">
        <Sign class="icon fine" />
      </span>
      <div class="grow">
        <p class="small">
          <span class={look}>{text}</span>
          <span class="quiet">
            {` · ${moment(at, now)}`}
            {disposition !== undefined && ` · ${disposition}`}
          </span>
        </p>
        {note !== undefined && (
          <p class="small earlier-note">
            <bdi>{note}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}
