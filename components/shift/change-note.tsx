import { NotebookPen } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryRecord } from '../../lib/snapshot/history';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { useUniqueId } from '../unique-id';

/** As much as the hub takes. */
const LONGEST = 10_000;

type Props = {
  readonly record: HistoryRecord;
  readonly ask: PanelAsk;
};

/** The note of a call that is over. While it can be changed, the CRMs that have it are told of it. */
export function ChangeNote({ record, ask }: Props) {
  const [note, setNote] = useState(record.note ?? '');
  const [typed, type] = useState<string | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useUniqueId();
  const writing = typed !== undefined;
  useEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  const save = async (text: string): Promise<void> => {
    await ask('wrap-up.note', { call: record.id, note: text });
    setNote(text);
    type(undefined);
  };
  if (typed === undefined) {
    return (
      <>
        {note.trim() !== '' && <p class="whole-note">{note}</p>}
        {record.changeable && (
          <button type="button" class="button compact" onClick={() => type(note)}>
            <NotebookPen class="icon fine" aria-hidden="true" />
            {words('history_change_note')}
          </button>
        )}
      </>
    );
  }
  return (
    <div class="surface note">
      <label class="small quiet" for={id}>
        {words('note')}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={LONGEST}
        value={typed}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <div class="pair">
        <button type="button" class="button compact" onClick={() => type(undefined)}>
          {words('cancel')}
        </button>
        <button type="button" class="button accent compact" onClick={() => void save(typed)}>
          {words('save')}
        </button>
      </div>
    </div>
  );
}
