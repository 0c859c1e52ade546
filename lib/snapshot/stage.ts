import type { CallView, Snapshot } from './snapshot';

/** What the panel is about, told from the snapshot alone. */
export type Stage = 'set-up' | 'line-down' | 'ready' | 'ringing' | 'dialling' | 'in-call' | 'ended';

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
  if (call) {
    if (call.phase === 'ended') return 'ended';
    if (call.phase === 'connected') return 'in-call';
    return call.direction === 'incoming' && call.phase === 'ringing' ? 'ringing' : 'dialling';
  }
  if (snapshot.signIn === 'out' || snapshot.signIn === 'signing-in') return 'set-up';
  if (snapshot.microphone !== 'granted') return 'set-up';
  return snapshot.line.state === 'up' ? 'ready' : 'line-down';
}
