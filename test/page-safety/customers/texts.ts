/** Chooses: a whole number from 0 up to, but not including, `below`. */
export type Pick = (below: number) => number;

/** The same choices in every run, by a linear congruential generator over 2³² (Knuth, TAOCP 2). */
export function picking(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Valid in their country whatever digits stand for `#`; written as people there write them. */
const NUMBERS = [
  '+1 415 555 2###',
  '+1 (212) 555-3###',
  '+49 30 90182###',
  '+86 138 001# ####',
  '+44 20 7946 0###',
  '+33 1 42 68 5# ##',
  '+81 3-3224-####',
  '+55 11 91234-5###',
  '+91 98765 4####',
  '+61 2 9374 4###',
  '+34\u00A0912\u00A034#\u00A0###',
  '+14155552###',
];

/** What must never be taken for a number, in the places where numbers stand a moment later. */
const OTHERS = [
  'since 2024-03-##',
  'created 2023-11-## 10:1#',
  'order SO-20240305-5###',
  'case 0001####',
  '10.20.3#.4#',
  '$4,155,552,###.00',
  'version 1.20.3##',
  'none yet',
];

const BEFORE = ['Phone: ', 'Office ', 'Call ', ''];
const AFTER = ['', ' (office)', ', since 2024-03-05', '; order SO-20240305-5384'];

const one = <T>(list: readonly T[], pick: Pick): T => list[pick(list.length)] as T;
const filled = (pattern: string, pick: Pick): string =>
  pattern.replaceAll('#', () => String(pick(10)));

export const someNumber = (pick: Pick): string => filled(one(NUMBERS, pick), pick);
export const someOther = (pick: Pick): string => filled(one(OTHERS, pick), pick);

/** A text with at most one number in it: `number` is empty where it holds none. */
export type Text = { readonly before: string; readonly number: string; readonly after: string };

export function someText(pick: Pick): Text {
  return pick(4) === 0
    ? { before: '', number: '', after: someOther(pick) }
    : { before: one(BEFORE, pick), number: someNumber(pick), after: one(AFTER, pick) };
}

/** Cuts a number anywhere, as rich texts do: in three parts that stand side by side. */
export function inThree(number: string): readonly [string, string, string] {
  const third = Math.floor(number.length / 3);
  return [number.slice(0, third), number.slice(third, -third), number.slice(-third)];
}

/** The target of a link that dials it. */
export const telOf = (number: string): string => `tel:+${number.replace(/\D/gu, '')}`;
