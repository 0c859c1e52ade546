import type { Region } from '../found';
import type { Label } from './labels';
import { dateLike } from './lookalikes';
import { readDigits, readWithBareCode, type ReadNumber } from '../plans/read';
import type { Token } from './tokens';

/** What decides beside the digits themselves. */
export type Evidence = { readonly region: Region; readonly label: Label };

const FEWEST_DIGITS = 6;
const MOST_DIGITS = 19;

/** Whether these groups are one phone number; pure. `null` when they are none, or too doubtful. */
export function judge(tokens: readonly Token[], evidence: Evidence): ReadNumber | null {
  const [first] = tokens;
  const digits = tokens.map((token) => token.digits).join('');
  if (!first || digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return null;
  if (first.plus) return readDigits(digits, true, evidence.region);
  if (crumbled(tokens) || ratio(tokens)) return null;
  const selfEvident = tokens.some((token) => token.parenthesised);
  if (evidence.label === 'other' && !selfEvident) return null;
  const written = tokens.map((token) => `${token.gap ?? ''}${token.digits}`).join('');
  if (evidence.label !== 'phone' && dateLike(written)) return null;
  const read = readDigits(digits, false, evidence.region) ?? withBareCode(tokens, digits);
  if (!read) return null;
  return evidence.label === 'phone' || plausible(read, tokens) ? read : null;
}

/** Single digits in a row are a list, a rating or a table: not how numbers are grouped. */
function crumbled(tokens: readonly Token[]): boolean {
  const single = tokens.slice(1).filter((token) => token.digits.length === 1);
  return tokens.length > 3 && single.some((token) => !token.parenthesised);
}

/** `717/605/5887` */
function ratio(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => token.gap === '/').length > 1;
}

/** `852-2345 6789`: only when the first group is exactly a calling code of two or three digits. */
function withBareCode(tokens: readonly Token[], digits: string): ReadNumber | null {
  const [first] = tokens;
  if (tokens.length < 2 || !first || first.digits.length < 2 || digits.length < 10) return null;
  const read = readWithBareCode(digits);
  return read && codeLength(read, digits) === first.digits.length ? read : null;
}

function codeLength(read: ReadNumber, digits: string): number {
  for (const length of [1, 2, 3]) {
    const national = digits.slice(length);
    const code = digits.slice(0, length);
    if (read.e164 === `+${code}${national}`) return length;
  }
  return 0;
}

/**
 * Without a label, bare digits must be written as people of that country write numbers, and not
 * lie in a plan's wide ranges by chance: nine bare digits are an id more often than a number.
 */
function plausible(read: ReadNumber, tokens: readonly Token[]): boolean {
  if (read.by === 'bare-code') return tokens.length > 1 || read.e164.length > 12;
  if (!read.asWritten) return false;
  return read.by === 'international' || tokens.length > 1 || read.e164.length > 8;
}
