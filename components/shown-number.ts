/** E.164 country codes of one and two digits; all others have three (ITU-T E.164, annex D). */
const SHORT = /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u;

/** Sizes of the groups after the country code, by how many digits there are. */
const GROUPS: Readonly<Record<number, readonly number[]>> = {
  6: [3, 3],
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [3, 3, 4],
  11: [3, 4, 4],
  12: [4, 4, 4],
};

/**
 * An E.164 number in groups that the eye can hold: the very digits that are dialled, with spaces
 * and nothing else. Anything that is not E.164 comes back as it was.
 */
export function shownNumber(number: string): string {
  if (!/^\+\d{7,15}$/u.test(number)) return number;
  const digits = number.slice(1);
  const code = SHORT.exec(digits)?.[0] ?? digits.slice(0, 3);
  let rest = digits.slice(code.length);
  const parts = [`+${code}`];
  for (const size of GROUPS[rest.length] ?? [rest.length]) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(' ');
}
