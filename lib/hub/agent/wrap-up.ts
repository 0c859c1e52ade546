import type { WrapUpFault } from '../../messaging/shift-protocol';
import type { WrapUp, WrapUpForm } from '../../snapshot/shift';
import { customerOf } from '../../snapshot/customer';
import type { CallView, Snapshot } from '../../snapshot/snapshot';

/** What the agent writes; the rest of a wrap-up follows its call. */
export type Written = Pick<WrapUp, 'note' | 'disposition' | 'followUp'>;

/**
 * The wrap-ups after something has happened to calls. There is one for every call with something to
 * write about: an outgoing one from its first moment, an incoming one from the answer. A consultation
 * is part of the call that it was for. `ended`: calls that have just ended; one that is on the
 * screen since longer may have been closed already, and does not come back.
 */
export function wrapUpsFollowing(
  wrapUps: readonly WrapUp[],
  live: readonly CallView[],
  ended: readonly CallView[],
): readonly WrapUp[] {
  const calls = [...live, ...ended];
  const known = new Set(wrapUps.map(({ call }) => call));
  const kept = wrapUps.map((wrapUp) => {
    const call = calls.find(({ id }) => id === wrapUp.call);
    return call ? following(wrapUp, call) : wrapUp;
  });
  const begun = calls.filter((call) => !known.has(call.id) && worthWriting(call)).map(blankOf);
  const same = begun.length === 0 && kept.every((wrapUp, at) => wrapUp === wrapUps[at]);
  return same ? wrapUps : [...kept, ...begun];
}

/** What is still to be written before it can be saved; asked for calls that were connected. */
export function faultOf(
  wrapUp: WrapUp,
  form: WrapUpForm,
): Exclude<WrapUpFault, 'unknown-call'> | null {
  if (wrapUp.talked === undefined) return null;
  if (form.dispositionRequired && wrapUp.disposition === '') return 'disposition-required';
  return form.noteRequired && wrapUp.note.trim() === '' ? 'note-required' : null;
}

/** What keeps after-call work going when its time is over. One of another day does not. */
export function unfinished({
  wrapUps,
  wrapUpForm,
}: Pick<Snapshot, 'wrapUps' | 'wrapUpForm'>): ReturnType<typeof faultOf> {
  for (const wrapUp of wrapUps) {
    const fault = wrapUp.ended && !wrapUp.recovered ? faultOf(wrapUp, wrapUpForm) : null;
    if (fault) return fault;
  }
  return null;
}

/**
 * The wrap-ups that close by themselves, as they are: nothing is required, and their time is over.
 * That is the end of after-call work; without such work, the moment the call leaves the screen.
 * What was found after a crash waits for the agent.
 */
export function closing(
  { agent, calls, wrapUps, wrapUpForm }: Snapshot,
  afterCall: { readonly owed: boolean; readonly isDone: boolean },
): readonly WrapUp[] {
  if (agent.duty === 'after-call' || afterCall.owed) return [];
  return wrapUps.filter((wrapUp) => {
    if (!wrapUp.ended || wrapUp.recovered || faultOf(wrapUp, wrapUpForm)) return false;
    const worked = afterCall.isDone && wrapUp.talked !== undefined;
    return worked || !calls.some(({ id }) => id === wrapUp.call);
  });
}

/** Nothing has been written. */
export function isBlank({ note, disposition, followUp }: Written): boolean {
  return note === '' && disposition === '' && followUp === '';
}

function worthWriting(call: CallView): boolean {
  const begun = call.direction === 'outgoing' || call.connectedAt !== undefined;
  return begun && call.consultFor === undefined;
}

/** The wrap-up of a call about which nothing has been written. */
export function blankOf(call: CallView): WrapUp {
  return following(blank(call), call);
}

function blank({ id, direction, number, startedAt, practice }: CallView): WrapUp {
  return {
    call: id,
    direction,
    number,
    at: startedAt,
    ended: false,
    note: '',
    disposition: '',
    followUp: '',
    ...(practice && { practice }),
  };
}

function following(wrapUp: WrapUp, call: CallView): WrapUp {
  const { number, connectedAt, endedAt } = call;
  const name = customerOf(call)?.name ?? call.displayName;
  const ended = call.phase === 'ended';
  const talked = connectedAt === undefined || !ended ? undefined : (endedAt ?? 0) - connectedAt;
  const same =
    wrapUp.number === number &&
    wrapUp.name === name &&
    wrapUp.ended === ended &&
    wrapUp.talked === talked;
  return same ? wrapUp : { ...wrapUp, number, name, ended, talked };
}
