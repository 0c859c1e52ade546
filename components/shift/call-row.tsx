import { ChevronDown, NotebookPen, Phone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { RecordState } from '../../lib/snapshot/call-log';
import type { HistoryRecord } from '../../lib/snapshot/history';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { LocalTime } from '../parts/local-time';
import { Pieces } from '../parts/pieces';
import { RecordStates } from '../parts/record-states';
import { countryName, moment } from '../times';
import { useShownNumber } from '../shown-number';
import { useUniqueId } from '../unique-id';
import { CallFacts } from './call-facts';
import { outcome } from './outcome';
import { QualityBars } from './quality-bars';

type Props = {
  readonly record: HistoryRecord;
  readonly now: number;
  readonly call: (number: string) => void;
  /** How it stands with the CRMs. */
  readonly saved: readonly RecordState[];
  readonly tryAgain: () => void;
  readonly ask: PanelAsk;
};

/** One call of the history: its text opens everything that is known of it. */
export function CallRow({ record, now, call, saved, tryAgain, ask }: Props) {
  const { name, number, region, quality, at } = record;
  const [open, setOpen] = useState(false);
  const missing = saved.filter(({ state }) => state !== 'saved');
  const id = useUniqueId();
  const { icon: Sign, look, text } = outcome(record);
  const shown = useShownNumber()(number);
  const title = name ?? (number === '' ? words('number_withheld') : shown);
  const country = region === undefined ? undefined : countryName(region);
  const below = [name === undefined || number === '' ? undefined : shown, country];
  return (
    <li class="call-row">
      <div class="person">
        <span class={`outcome ${look}`} aria-hidden="true">
          <Sign class="icon" />
        </span>
        <button
          type="button"
          class="call-text"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span class="person-name">
            <bdi>{title}</bdi>
          </span>
          <Pieces>{below}</Pieces>
          <Pieces>
            {[
              <span class={look}>{text}</span>,
              moment(at, now),
              <LocalTime number={number} now={now} />,
            ]}
          </Pieces>
          <Written record={record} />
          {!open && missing.length > 0 && <RecordStates states={missing} />}
          <span class="call-more">
            {quality && quality.level !== 'good' && <QualityBars level={quality.level} />}
            <ChevronDown class={open ? 'icon fine turned' : 'icon fine'} aria-hidden="true" />
          </span>
        </button>
        {number !== '' && (
          <button
            type="button"
            class="button round call"
            aria-label={words('call_who', name === undefined ? shown : `${name}, ${shown}`)}
            title={words('call_who', shown)}
            onClick={() => call(number)}
          >
            <Phone class="icon" aria-hidden="true" />
          </button>
        )}
      </div>
      <div id={id} class="call-facts" hidden={!open}>
        {open && (
          <CallFacts record={record} now={now} saved={saved} tryAgain={tryAgain} ask={ask} />
        )}
      </div>
    </li>
  );
}

function Written({ record: { disposition, note } }: { readonly record: HistoryRecord }) {
  const noted = note !== undefined && note.trim() !== '';
  if (!noted && disposition === undefined) return null;
  return (
    <span class="written small">
      {disposition !== undefined && (
        <span class="tag">
          <bdi>{disposition}</bdi>
        </span>
      )}
      {noted && (
        <span class="note-line quiet">
          <NotebookPen class="icon fine" aria-hidden="true" />
          <bdi>{note}</bdi>
        </span>
      )}
    </span>
  );
}
