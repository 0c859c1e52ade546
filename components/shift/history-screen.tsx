import { PhoneMissed } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallLogView } from '../../lib/snapshot/call-log';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { askToDial } from '../panel/intents';
import type { PanelAsk } from '../panel/intents';
import { Banner } from '../parts/banner';
import { noticeSentence } from '../sentences';
import type { Sentence } from '../sentences';
import { CallRow } from './call-row';
import { rowKeys } from './row-keys';
import { SearchField } from './search-field';
import { Unheard } from './unheard';
import { useHistory } from './use-history';

type Props = {
  /** Those alone that not every CRM has. */
  readonly unsaved: boolean;
  readonly callLog: CallLogView;
  readonly ask: PanelAsk;
};

/** Every call that is remembered, newest first, with a search. */
export function HistoryScreen({ unsaved, callLog, ask }: Props) {
  const history = useHistory(ask, unsaved);
  const [fault, setFault] = useState<Sentence | null>(null);
  const now = useNow(true, MINUTE_MS);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void (unsaved || ask('history.seen', {})), []);
  const tryAgain = (id?: string) =>
    void ask('call-log.try-again', id === undefined ? {} : { call: id });
  const call = async (number: string): Promise<void> => {
    const answer = await askToDial(ask, number);
    setFault(answer?.ok === false ? noticeSentence(`dial.${answer.error}`) : null);
  };
  const { typed, type, missed, onlyMissed, records, state } = history;
  return (
    <>
      <div class="finding">
        <SearchField
          typed={typed}
          type={type}
          down={() => list.current?.querySelector<HTMLElement>('.call-text')?.focus()}
        />
        {unsaved ? (
          <button
            type="button"
            class="button compact"
            disabled={callLog.undelivered === 0}
            onClick={() => tryAgain()}
          >
            {words('try_all_again')}
          </button>
        ) : (
          <button
            type="button"
            class={missed ? 'button compact only on' : 'button compact only'}
            aria-pressed={missed}
            onClick={() => onlyMissed(!missed)}
          >
            <PhoneMissed class="icon fine" aria-hidden="true" />
            {words('history_missed')}
          </button>
        )}
      </div>
      <div class="notices" aria-live="polite">
        {history.callCentre === 'failed' && <p class="aside">{words('history_desk_failed')}</p>}
        {fault && <Banner sentence={fault} dismiss={() => setFault(null)} />}
      </div>
      <p class="unseen" role="status">
        {state === 'waiting'
          ? words('history_looking')
          : words('history_found', String(records.length))}
      </p>
      {state === 'unheard' && <Unheard again={history.again} />}
      {state !== 'unheard' && records.length === 0 && <Nothing {...history} unsaved={unsaved} />}
      {state !== 'unheard' && records.length > 0 && (
        <ul
          class="surface list calls"
          ref={list}
          aria-busy={state === 'waiting'}
          onKeyDown={rowKeys}
        >
          {records.map((record) => (
            <CallRow
              key={record.id}
              record={record}
              now={now}
              call={(number) => void call(number)}
              saved={callLog.calls[record.id] ?? record.saved ?? []}
              tryAgain={() => tryAgain(record.id)}
              ask={ask}
            />
          ))}
        </ul>
      )}
      {state === 'there' && history.hasMore && (
        <button
          type="button"
          class="button"
          disabled={history.loading}
          onClick={() => void history.more()}
        >
          {words(history.loading ? 'history_looking' : 'history_more')}
        </button>
      )}
    </>
  );
}

type NothingProps = Pick<ReturnType<typeof useHistory>, 'state' | 'text' | 'missed'> & {
  readonly unsaved: boolean;
};

function Nothing({ state, text, missed, unsaved }: NothingProps) {
  if (state === 'waiting') {
    return <ul class="surface list waiting-rows" aria-hidden="true" children={WAITING_ROWS} />;
  }
  const some = missed ? 'history_empty_missed' : 'history_empty';
  const empty = words(unsaved ? 'history_empty_unsaved' : some);
  return <p class="empty">{text === '' ? empty : words('history_no_match', text)}</p>;
}

const WAITING_ROWS = [0, 1, 2, 3].map((row) => <li key={row} class="waiting-row" />);
