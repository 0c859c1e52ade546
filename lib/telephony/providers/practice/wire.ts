import type { CallerNumber, Colleague, SkillGroup } from '../../desk';
import type { OfferedCall } from '../../provider';

/** Numbers of the North American range that is kept for fiction (555-0100 … 555-0199). */
const CALLERS = ['+12025550143', '+14155550116', '+13125550188'] as const;

/** Numbers to show: one of that range, and one of Ofcom's for drama (020 7946 0000 … 0999). */
export const CALLER_NUMBERS: readonly CallerNumber[] = [
  { number: '+12025550100', region: 'US' },
  { number: '+442079460018', region: 'GB' },
];

/** The one who is busy can be transferred to in vain. */
export const COLLEAGUES: readonly Colleague[] = [
  { name: 'Ada Okafor', address: '+12025550161', free: true },
  { name: 'Chen Yu', address: '+12025550162', free: true },
  { name: 'Maria Lind', address: '+442079460000', free: false },
];

/** The `turn`th practice call to the agent, counted from 0. */
export function practiceOffer(turn: number, id: string, queue: string, now: number): OfferedCall {
  const number = CALLERS[turn % CALLERS.length] ?? CALLERS[0];
  return { id, number, line: { queue, waitingSince: now - 12_000 } };
}

/** Two queues, whose names need no translation beyond that of the one that is given. */
export function skillGroups(queue: string, signedIn: ReadonlySet<string>): readonly SkillGroup[] {
  return ['1', '2'].map((id) => ({ id, name: `${queue} ${id}`, signedIn: signedIn.has(id) }));
}

/** Whoever has a number that ends in 000 is on the phone already. */
export function busyAt(number: string): boolean {
  return number.replace(/\D/gu, '').endsWith('000');
}

/** ITU-T Q.23: the two frequencies of a key in Hz; `undefined` for what is no key. */
export function keyTones(key: string): readonly [number, number] | undefined {
  const at = '123A456B789C*0#D'.indexOf(key.toUpperCase());
  if (at < 0 || key.length !== 1) return undefined;
  const row = [697, 770, 852, 941][Math.floor(at / 4)];
  const column = [1209, 1336, 1477, 1633][at % 4];
  return row === undefined || column === undefined ? undefined : [row, column];
}

/** When each key of a sequence is pressed, in seconds from its start; a comma waits for two. */
export function keyTimes(tones: string): readonly { readonly key: string; readonly at: number }[] {
  let at = 0;
  return tones.split('').flatMap((key) => {
    const pressed = { key, at };
    at += key === ',' ? 2 : 0.2;
    return key === ',' ? [] : [pressed];
  });
}
