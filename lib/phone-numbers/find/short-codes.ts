import { emergencyCode } from '../emergency';
import type { FoundNumber, Region } from '../found';
import { endsFree, startsFree } from './borders';
import type { Evidence } from './judge';
import { hotlineLike } from './hotline';
import type { Group } from './scan';

/** Codes that begin otherwise than with "1", which is where ITU-T E.164 §6.2.3 leaves room. */
const BY_REGION: Readonly<Record<Region, RegExp>> = {
  CN: /^(?:95\d{3,6}|96\d{3,6}|1\d{4}|1[012]\d{3,4}|12\d{3})$/,
  US: /^[2-8]11$/,
  CA: /^[2-8]11$/,
  FR: /^(?:3\d{3}|10\d{2}|11[68]\d{3})$/,
  ES: /^(?:0\d{2}|1\d{3}|11[68]\d{2,3})$/,
  GB: /^(?:10[15]|111|119|116\d{3}|118\d{3})$/,
  DE: /^(?:115|116\d{3}|118\d{2,3})$/,
  KR: /^1\d{2,3}$/,
  RU: /^(?:0\d{3}|1\d{2}|8\d{3})$/,
  TR: /^(?:1\d{2,3}|444\d{4}|118\d{2})$/,
};
const ANYWHERE = /^1\d{2,5}$/;
const OTHER_DIGITS = /\d{3}/;

/**
 * A hotline or service number of few digits, right beside a phone label or in a phone field, and
 * the only digits there. Emergency numbers are left alone: nobody should ring them by a click.
 */
export function shortCodeIn(
  groups: readonly Group[],
  text: string,
  evidence: Evidence,
): FoundNumber | null {
  const [group, ...others] = groups;
  if (!group || others.length > 0 || evidence.leniency === 'possible') return null;
  const { digits, start, end } = group;
  if (!isShortCode(digits, evidence.region)) return null;
  if (!startsFree(text, start, evidence.label, 'own') || !endsFree(text, end, 'own')) return null;
  if (/[+(]/.test(text[start - 1] ?? '') || /^ ?[/-]/.test(text.slice(end, end + 2))) return null;
  const spoken = evidence.label() === 'phone' && hotlineLike(text);
  const field =
    !spoken && evidence.label() !== 'other' && alone(text, group) ? evidence.heading() : '';
  if (!spoken && field !== 'field' && field !== 'phone') return null;
  const why = field === 'field' ? 'phone-field' : 'label';
  return {
    start,
    end,
    e164: digits,
    region: evidence.region,
    certainty: 'guess',
    why: ['short-code', why],
  };
}

/** Whether the digits are a short code of the region that may be rung by a click. */
export function isShortCode(digits: string, region: Region): boolean {
  const pattern = BY_REGION[region] ?? ANYWHERE;
  return digits.length >= 3 && pattern.test(digits) && !emergencyCode(digits, region);
}

const alone = (text: string, { start, end }: Group): boolean =>
  !OTHER_DIGITS.test(text.slice(0, start) + text.slice(end)) && text.trim().length < 12;
