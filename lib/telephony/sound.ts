import type { Call, CallId } from './call';

/**
 * `ring`: somebody calls · `waiting`: somebody calls during a call · `auto-answer`: a call is about
 * to be answered by itself · `ringback`: they hear it ring.
 */
export type Sound = 'ring' | 'waiting' | 'auto-answer' | 'ringback';

/** What is known about calls besides their state. */
export type Heard = {
  /** Calls with remote audio already. */
  readonly audible: ReadonlySet<CallId>;
  /** Calls that are about to be answered by themselves. */
  readonly answering: ReadonlySet<CallId>;
};

/** What the agent should hear besides the calls. */
export function soundFor(calls: readonly Call[], { audible, answering }: Heard): Sound | null {
  const rings = calls.filter((call) => call.direction === 'incoming' && call.phase === 'ringing');
  const talking = calls.some(
    (call) =>
      call.phase === 'connected' ||
      call.phase === 'connecting' ||
      (call.direction === 'outgoing' && call.phase !== 'ended'),
  );
  if (rings.length > 0 && talking) return 'waiting';
  if (rings.some((call) => answering.has(call.id))) return 'auto-answer';
  if (rings.length > 0) return 'ring';
  const ringback = calls.some(
    (call) => call.direction === 'outgoing' && call.phase === 'ringing' && !audible.has(call.id),
  );
  return ringback ? 'ringback' : null;
}
