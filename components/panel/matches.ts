import type { PageNumber } from '../../lib/messaging/protocol';
import type { RecentCall } from '../../lib/snapshot/snapshot';

/** Whether a text is meant as a number: digits and what stands between them, nothing else. */
export function looksLikeNumber(text: string): boolean {
  return /^\s*(?:tel:)?[+(]?[\d\s().\-–/#*+]{2,}\s*$/iu.test(text) && /\d/u.test(text);
}

/** The numbers of a page that fit what was typed: by name, company, label or digits. */
export function matchingNumbers(
  numbers: readonly PageNumber[],
  typed: string,
): readonly PageNumber[] {
  return numbers.filter(({ name, company, label, text, e164 }) =>
    fits([name, company, label, text], e164, typed),
  );
}

/** The recent calls that fit what was typed. */
export function matchingCalls(calls: readonly RecentCall[], typed: string): readonly RecentCall[] {
  return calls.filter(({ name, queue, number }) => fits([name, queue], number, typed));
}

function fits(texts: readonly (string | undefined)[], number: string, typed: string): boolean {
  const wanted = folded(typed);
  if (wanted === '') return true;
  if (texts.some((text) => text !== undefined && folded(text).includes(wanted))) return true;
  const digits = typed.replace(/\D/gu, '').replace(/^0+/u, '');
  return digits !== '' && looksLikeNumber(typed) && number.replace(/\D/gu, '').includes(digits);
}

/** Without case and accents, so that "Muller" finds "Müller". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
