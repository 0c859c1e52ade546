import type { Call, CallId } from './call';

/** `ring`: somebody calls · `waiting`: somebody calls during a call · `ringback`: they hear it ring. */
export type Sound = 'ring' | 'waiting' | 'ringback';

/** What the agent should hear besides the calls. `audible`: calls with remote audio already. */
export function soundFor(calls: readonly Call[], audible: ReadonlySet<CallId>): Sound | null {
  const rings = calls.some((call) => call.direction === 'incoming' && call.phase === 'ringing');
  const talking = calls.some(
    (call) =>
      call.phase === 'connected' ||
      call.phase === 'connecting' ||
      (call.direction === 'outgoing' && call.phase !== 'ended'),
  );
  if (rings) return talking ? 'waiting' : 'ring';
  const ringback = calls.some(
    (call) => call.direction === 'outgoing' && call.phase === 'ringing' && !audible.has(call.id),
  );
  return ringback ? 'ringback' : null;
}
