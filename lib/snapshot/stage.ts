import type { WrapUp } from './shift';
import type { CallView, Snapshot } from './snapshot';

/**
 * What the panel is about, told from the snapshot alone. `wrap-up`: a call has ended and is to be
 * written about · `off-duty`: all is there, but the agent takes no calls.
 */
export type Stage =
  | 'set-up'
  | 'line-down'
  | 'ready'
  | 'off-duty'
  | 'ringing'
  | 'dialling'
  | 'in-call'
  | 'wrap-up'
  | 'ended';

/** The call that the agent is busy with: one that rings first, else a live one, else the ended. */
export function foremostCall(snapshot: Snapshot): CallView | undefined {
  const { calls } = snapshot;
  return (
    calls.findLast((call) => call.phase === 'connected' && !call.heldByUs) ??
    calls.findLast((call) => call.phase !== 'ended') ??
    calls.at(-1)
  );
}

/** An incoming call that waits for the agent, oldest first. */
export function ringingCall(snapshot: Snapshot): CallView | undefined {
  return snapshot.calls.find((call) => call.direction === 'incoming' && call.phase === 'ringing');
}

/**
 * The ended call that is to be written about now: the newest. Recovered ones wait until asked for.
 * Where the company asks nothing and leaves no time for it, only what was begun is gone on with.
 */
export function openWrapUp({ wrapUps, wrapUpForm, agent }: Snapshot): WrapUp | undefined {
  const { dispositions, noteRequired } = wrapUpForm;
  const asked = agent.duty === 'after-call' || dispositions.length > 0 || noteRequired;
  return wrapUps.findLast(
    ({ ended, recovered, note, followUp }) =>
      ended && !recovered && (asked || note !== '' || followUp !== ''),
  );
}

/** Ready is true: signed in where needed, microphone granted, line up. */
export function ready(snapshot: Snapshot): boolean {
  return (
    snapshot.line.state === 'up' &&
    snapshot.microphone === 'granted' &&
    (snapshot.signIn === 'in' || snapshot.signIn === 'not-needed')
  );
}

/** Which of its faces the panel shows. Calls come before everything else. */
export function stage(snapshot: Snapshot): Stage {
  const call = foremostCall(snapshot);
  if (call && call.phase !== 'ended') {
    if (call.phase === 'connected') return 'in-call';
    return call.direction === 'incoming' && call.phase === 'ringing' ? 'ringing' : 'dialling';
  }
  if (openWrapUp(snapshot)) return 'wrap-up';
  if (call) return 'ended';
  if (snapshot.signIn === 'out' || snapshot.signIn === 'signing-in') return 'set-up';
  // Whoever has worked already and lost the microphone needs no three steps, but the reason.
  const lost = snapshot.microphone === 'absent' && snapshot.agent.duty === 'not-ready';
  if (snapshot.microphone !== 'granted' && !lost) return 'set-up';
  if (snapshot.line.state !== 'up') return 'line-down';
  return snapshot.agent.duty === 'ready' ? 'ready' : 'off-duty';
}
