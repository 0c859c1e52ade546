import { useState } from 'preact/hooks';
import type { WrapUpFault } from '../../lib/messaging/shift-protocol';
import type { WrapUp, WrapUpForm } from '../../lib/snapshot/shift';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { PanelAsk } from './intents';
import type { NoteDesk } from './note-desk';
import { goesReady } from './wrap-up';

/** Saves a wrap-up, after its note, and tells what is missing. The calls that have ended go with it. */
export function useSaving(snapshot: Snapshot, notes: NoteDesk, ask: PanelAsk) {
  const [fault, setFault] = useState<WrapUpFault | null>(null);
  // A consultation that was part of it is over, too: there is nothing more to say about either.
  const dismissEnded = (): void => {
    for (const { id, phase } of snapshot.calls) {
      if (phase === 'ended') void ask('call.dismiss', { call: id });
    }
  };
  const save = async (wrapUp: WrapUp): Promise<boolean> => {
    const { call } = wrapUp;
    setFault(null);
    await notes.flush(call);
    const missing = missingIn(wrapUp, notes.text(call, wrapUp.note), snapshot.wrapUpForm);
    if (missing) {
      setFault(missing);
      return false;
    }
    const answer = await ask('wrap-up.save', { call, ready: goesReady(snapshot) });
    if (answer?.ok === false) setFault(answer.error);
    else if (answer) dismissEnded();
    return answer?.ok ?? false;
  };
  return { fault, save };
}

/** The first thing that the company asks for and that is not there. */
function missingIn({ disposition }: WrapUp, note: string, form: WrapUpForm): WrapUpFault | null {
  if (form.dispositionRequired && form.dispositions.length > 0 && disposition === '') {
    return 'disposition-required';
  }
  return form.noteRequired && note.trim() === '' ? 'note-required' : null;
}
