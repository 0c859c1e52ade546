import { History } from 'lucide-preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { CallId } from '../../lib/telephony/call';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { moment } from '../times';
import { wrapUpName } from '../who';

type Props = {
  readonly wrapUps: Snapshot['wrapUps'];
  readonly open: (call: CallId) => void;
};

/** What was being written when the browser stopped: nothing of it is lost, and it can be finished. */
export function Recovered({ wrapUps, open }: Props) {
  const now = useNow(false);
  const found = wrapUps.filter(({ recovered, ended }) => recovered && ended);
  if (found.length === 0) return null;
  return (
    <section class="surface recovered" aria-labelledby="recovered">
      <div class="recovered-head">
        <History class="icon" aria-hidden="true" />
        <h2 id="recovered">{words('recovered_title')}</h2>
      </div>
      <ul>
        {found.map((wrapUp) => (
          <li key={wrapUp.call}>
            <div class="grow">
              <p class="person-name">
                <bdi>{wrapUpName(wrapUp)}</bdi>
              </p>
              <p class="small quiet">{moment(wrapUp.at, now)}</p>
              <p class="small excerpt">{wrapUp.note || words('recovered_empty')}</p>
            </div>
            <button
              type="button"
              class="button compact"
              aria-label={`${words('recovered_open')}: ${wrapUpName(wrapUp)}`}
              onClick={() => open(wrapUp.call)}
            >
              {words('recovered_open')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
