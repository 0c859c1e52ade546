import type { Snapshot } from '../../snapshot/snapshot';
import type { CallId } from '../../telephony/call';
import type { DialOptions } from '../../telephony/provider';
import { liveCalls } from '../calls';

const LINES = 2;

/**
 * Whether the line takes one more call: a conversation is held for it, nothing else ever is. Some
 * call centres have one call at a time, and yet a colleague who is consulted about it.
 */
export function roomForAnother(snapshot: Snapshot, consultFor: CallId | undefined): boolean {
  const live = liveCalls(snapshot);
  if (live.length === 0) return true;
  const talking = live.every(({ phase }) => phase === 'connected');
  const able = snapshot.can.includes(about(snapshot, consultFor) ? 'consult' : 'second-call');
  return talking && live.length < LINES && able;
}

/**
 * What is said to the call centre with a number: the number to show, as it was chosen for the
 * country that is called (`undefined`: inside the company), and the call that this one is about,
 * while that lives.
 */
export function dialOptions(
  snapshot: Snapshot,
  region: string | undefined,
  consultFor: CallId | undefined,
): DialOptions | undefined {
  const { can, desk } = snapshot;
  const shown = region === undefined ? '' : numberShown(desk.callerNumberFor, region);
  const from = can.includes('caller-numbers') && shown !== '' ? shown : undefined;
  const consulted = can.includes('consult') && about(snapshot, consultFor) ? consultFor : undefined;
  if (from === undefined && consulted === undefined) return undefined;
  return { from, consultFor: consulted };
}

/** Whether that call is talked on still. */
function about({ calls }: Snapshot, consultFor: CallId | undefined): boolean {
  return calls.some(({ id, phase }) => id === consultFor && phase === 'connected');
}

function numberShown(chosen: Readonly<Record<string, string>>, region: string): string {
  return chosen[region] ?? chosen[''] ?? '';
}
