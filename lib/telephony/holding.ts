import type { Call, CallId, EndReason } from './call';
import type { Floor } from './floor';
import type { CallAction } from './provider';

/** From the provider's consent to the far end's, in ms. */
const HELD_WITHIN = 5_000;

/** Holds a call or takes it back; resolves to whether it lives and is so. */
export async function setHeld(floor: Floor, id: CallId, on: boolean): Promise<boolean> {
  if (floor.live(id)?.heldByUs === !on) {
    const asked = await pass(floor, id, { type: on ? 'hold' : 'resume' });
    if (asked) await floor.until(() => floor.live(id)?.heldByUs !== !on, HELD_WITHIN);
  }
  return floor.live(id)?.heldByUs === on;
}

/** Has the provider do something; resolves to whether it has not refused, which is logged. */
export async function pass(floor: Floor, id: CallId, action: CallAction): Promise<boolean> {
  try {
    await (await floor.provider()).act(id, action);
    return true;
  } catch (error) {
    floor.parts.log.warn(`${action.type} failed`, error);
    return false;
  }
}

/** Ends a call, also one that its provider does not know yet, or has lost. */
export async function hangUp(floor: Floor, id: CallId): Promise<void> {
  const call = floor.live(id);
  if (!call) return;
  await pass(floor, id, { type: 'hang-up' });
  floor.end(id, endedByUs(call));
}

/** How a call ends when the agent ends it at this moment. */
export function endedByUs(call: Call): EndReason {
  if (call.phase === 'connected') return 'hung-up';
  return call.direction === 'incoming' ? 'declined' : 'cancelled';
}
