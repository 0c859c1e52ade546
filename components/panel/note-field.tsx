import { CircleCheck } from 'lucide-preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { WrapUp } from '../../lib/snapshot/shift';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import type { NoteDesk } from './note-desk';

/** As much as the hub takes. */
const LONGEST = 10_000;

type Props = {
  readonly wrapUp: WrapUp;
  readonly notes: NoteDesk;
  readonly required?: boolean;
  /** Why it was not saved. */
  readonly fault?: string;
  /** Ctrl+Enter. */
  readonly done?: () => void;
};

/** The note about a call, from its first moment to its end and after. */
export function NoteField({ wrapUp, notes, required = false, fault, done }: Props) {
  const { call, note } = wrapUp;
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useUniqueId();
  useEffect(() => notes.hear(call, note, document.activeElement === field.current), [note]);
  useEffect(() => () => void notes.flush(call), []);
  useEffect(() => {
    if (fault !== undefined) field.current?.focus();
  }, [fault]);
  const saved = notes.saved(call, note);
  return (
    <div class="surface note">
      <label class="small quiet" for={id}>
        {words(wrapUp.ended ? 'note' : 'note_saved_as_typed')}
        {required && ` (${words('required')})`}
      </label>
      <span class={saved ? 'note-state small' : 'note-state small quiet'}>
        {note !== '' && saved && (
          <>
            <CircleCheck class="icon fine" aria-hidden="true" />
            {words('note_saved')}
          </>
        )}
        {!saved && words('note_unsaved')}
      </span>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={LONGEST}
        aria-required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={notes.text(call, note)}
        onInput={({ currentTarget }) => {
          notes.type(call, currentTarget.value);
          redraw();
        }}
        onBlur={() => {
          void notes.flush(call);
          notes.hear(call, note, false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !done) return;
          event.preventDefault();
          done();
        }}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} class="small fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
