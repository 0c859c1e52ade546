import type { Snapshot } from '../../snapshot/snapshot';
import type { CallId } from '../../telephony/call';
import type { DialOptions } from '../../telephony/provider';
import { liveCalls } from '../calls';

const LINES = 2;

/** Whether the line takes one more call: a conversation is held for it, nothing else ever is. */
export function roomForAnother(snapshot: Snapshot): boolean {
  const live = liveCalls(snapshot);
  if (live.length === 0) return true;
  const talking = live.every(({ phase }) => phase === 'connected');
  return talking && live.length < LINES && snapshot.can.includes('hold');
}

/**
 * What is said to the call centre with a number: the number to show, as it was chosen for the
 * country that is called (`undefined`: inside the company), and the call that this one is about,
 * while that lives.
 */
export function dialOptions(
  { can, desk, calls }: Snapshot,
  region: string | undefined,
  consultFor: CallId | undefined,
): DialOptions | undefined {
  const shown = region === undefined ? '' : numberShown(desk.callerNumberFor, region);
  const from = can.includes('caller-numbers') && shown !== '' ? shown : undefined;
  const lives = calls.some(({ id, phase }) => id === consultFor && phase === 'connected');
  const about = can.includes('consult') && lives ? consultFor : undefined;
  if (from === undefined && about === undefined) return undefined;
  return { from, consultFor: about };
}

function numberShown(chosen: Readonly<Record<string, string>>, region: string): string {
  return chosen[region] ?? chosen[''] ?? '';
}
