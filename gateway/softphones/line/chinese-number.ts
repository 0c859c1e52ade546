/** Numbers of ten digits and fewer that are dialled as they are, in all of China. */
const WITHOUT_AREA = /^(?:[48]00\d{7}|1[3-9]\d{9}|9[56]\d{3,7}|1\d{2,5})$/u;

/** `+86` numbers as they are dialled inside China: landlines with the 0 before the area code. */
function domestic(afterCountry: string): string {
  return WITHOUT_AREA.test(afterCountry) ? afterCountry : `0${afterCountry}`;
}

/**
 * E.164 as a call centre in China dials it: `13188888888`, `075586013388`, abroad `0012025550143`.
 * What is no E.164 (an extension) stays as it is.
 */
export function dialledInChina(number: string): string {
  if (number.startsWith('+86')) return domestic(number.slice(3));
  return number.startsWith('+') ? `00${number.slice(1)}` : number;
}

/** E.164 with `00` for `+`, and Chinese landlines with their 0: `0086075586013388`. */
export function withCountryInChina(number: string): string {
  return number.startsWith('+86') ? `0086${dialledInChina(number)}` : dialledInChina(number);
}

/**
 * A number as a call centre in China tells it, with or without `0086`: as E.164 where it is a
 * telephone number of the public network, else as it was told.
 */
export function fromChina(told: string): string {
  const number = told.replaceAll(/[\s-]/gu, '').replace(/^\+/u, '00');
  if (number.startsWith('0086')) return chinese(number.slice(4)) ?? `+${number.slice(2)}`;
  if (/^00[1-9]\d{6,13}$/u.test(number)) return `+${number.slice(2)}`;
  return chinese(number) ?? told;
}

/** A mobile number, a landline with its 0, or a number of all China. */
function chinese(number: string): string | undefined {
  if (/^(?:1[3-9]\d{9}|[48]00\d{7})$/u.test(number)) return `+86${number}`;
  return /^0[1-9]\d{8,10}$/u.test(number) ? `+86${number.slice(1)}` : undefined;
}
