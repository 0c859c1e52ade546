import { Circle, CirclePause } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { CalledLine } from '../parts/called-line';
import { QualityWarning } from '../shift/quality';
import { CallTimer } from './call-timer';
import { TransferState } from './transfer-state';

/** So long it is told that a call was answered by itself. */
const TOLD_MS = 8000;

/** The time, the line, whether it is recorded, and what stands between the two who talk. */
export function Talk({ call }: { readonly call: CallView }) {
  return (
    <div class="talk">
      <CallTimer since={call.connectedAt} />
      <div class="talk-line small quiet">
        {call.recording !== undefined && <Recording state={call.recording} />}
        <CalledLine call={call} />
      </div>
      <CallNotes call={call} />
    </div>
  );
}

function Recording({ state }: { readonly state: NonNullable<CallView['recording']> }) {
  const on = state === 'on';
  const Sign = on ? Circle : CirclePause;
  return (
    <span class={on ? 'recording on' : 'recording'}>
      <Sign class="icon fine" aria-hidden="true" />
      {words(on ? 'recording_on' : 'recording_paused')}
    </span>
  );
}

/**
 * What stands between the two who talk. Its place is kept while there is nothing to say; the
 * announcement says it to those who listen.
 */
export function CallNotes({ call }: { readonly call: CallView }) {
  const { answersItself, connectedAt = 0 } = call;
  const now = useNow(answersItself);
  const told = answersItself && now - connectedAt < TOLD_MS;
  const notes = told ? [words('answered_itself'), ...notesOf(call)] : notesOf(call);
  return (
    <div class="call-notes">
      {call.transfer && <TransferState transfer={call.transfer} />}
      {notes.length > 0 && (
        <p>
          {notes.map((note) => (
            <span key={note}>{note} </span>
          ))}
        </p>
      )}
      <QualityWarning call={call} />
    </div>
  );
}

/** What the agent must know about the sound of a call, each as a sentence. */
export function notesOf(call: CallView): readonly string[] {
  return [
    call.heldByUs && words('held_by_us'),
    call.heldByThem && words('held_by_them'),
    call.muted && !call.heldByUs && words('muted_note'),
  ].filter((note) => note !== false);
}
