import type { OfferedCall } from '../../provider';

/** Numbers of the North American range that is kept for fiction (555-0100 … 555-0199). */
const CALLERS = ['+12025550143', '+14155550116', '+13125550188'] as const;

/** The `turn`th practice call to the agent, counted from 0. */
export function practiceOffer(turn: number, id: string, queue: string, now: number): OfferedCall {
  const number = CALLERS[turn % CALLERS.length] ?? CALLERS[0];
  return { id, number, line: { queue, waitingSince: now - 12_000 } };
}

/** ITU-T Q.23: the two frequencies of a key in Hz; `undefined` for what is no key. */
export function keyTones(key: string): readonly [number, number] | undefined {
  const at = '123A456B789C*0#D'.indexOf(key.toUpperCase());
  if (at < 0 || key.length !== 1) return undefined;
  const row = [697, 770, 852, 941][Math.floor(at / 4)];
  const column = [1209, 1336, 1477, 1633][at % 4];
  return row === undefined || column === undefined ? undefined : [row, column];
}
