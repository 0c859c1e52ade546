import { emergencyCode } from '../emergency';
import type { FoundNumber, Region, Why } from '../found';
import { hotline, nationwide } from '../hotlines';
import { endsFree, startsFree } from './borders';
import type { Evidence } from './judge';
import { hotlineLike } from './hotline';
import { against } from './labels';
import type { Group } from './scan';

/** Where ITU-T E.164 §6.2.3 leaves room for them. */
const ANYWHERE = /^1\d{2,5}$/;
/** Codes that begin otherwise, or are known to be people's to ring. */
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
  BR: ANYWHERE,
  IN: ANYWHERE,
  TH: ANYWHERE,
  TR: /^(?:1\d{2,3}|444\d{4}|118\d{2})$/,
};
const OTHER_DIGITS = /\d{3}/;
const MOST_GROUPS = 3;
/** `call 311`, `composez le 3631`: what is told to be rung, and does not count what follows. */
const RUNG =
  /(?:(?<!\p{L})(?:call|dial|ring|call cent(?:er|re)|appele[zr]|compose[zr]|llam[ae]r?|marque|marcar|ligue|ligar|disque|rufen sie|wählen sie|chiam\p{L}{1,4}|dzwo\p{L}+|звоните|позвоните)(?: (?:the|le|al?|o|die|il|pod|по))?|咨询|諮詢|投诉|投訴|举报|舉報):? ?$/iu;
const NOTHING_COUNTED =
  /^ ?(?:$|[.,;:!?)|/，。；、）\p{Script=Thai}]|(?:for|or|and|to|if|when|before|first|an|um|für|oder|und|zuerst|pour|ou|et|si|para|y|e|se|per|или)(?!\p{L}))/iu;
/** Hardly anything else is written so. */
const BY_ITSELF = /^(?:13 \d\d \d\d|13\d \d{3}|\d{4}-\d{4})$/;

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
  if (!group || evidence.leniency === 'possible') return null;
  const { digits, start, end } = group;
  if (others.length > 0 || !isShortCode(digits, evidence.region)) {
    return serviceNumber(groups, text, evidence);
  }
  if (!startsFree(text, start, evidence.label, 'own') || !endsFree(text, end, 'own')) return null;
  if (/[+(]/.test(text[start - 1] ?? '') || /^ ?[/-]/.test(text.slice(end, end + 2))) return null;
  const spoken =
    (evidence.label() === 'phone' && hotlineLike(text)) || toldToRing(group, text, evidence);
  const field =
    !spoken && !against(evidence.label()) && alone(text, group) ? evidence.heading() : '';
  if (!spoken && field !== 'field' && field !== 'phone') return null;
  return code(group, end, digits, field === 'field' ? 'phone-field' : 'label', evidence);
}

/** Only codes that are known of the region: elsewhere `1130` is as often a time or a room. */
function toldToRing({ start, end, digits }: Group, text: string, { region, label }: Evidence) {
  if (!BY_REGION[region]?.test(digits) || against(label())) return false;
  return (
    RUNG.test(text.slice(Math.max(0, start - 24), start)) &&
    NOTHING_COUNTED.test(text.slice(end, end + 10))
  );
}

/** `13 20 06`, `4003-7192`, `412-8888`: whole without an area code, in no country but this one. */
function serviceNumber(groups: readonly Group[], text: string, evidence: Evidence) {
  const { region, leniency } = evidence;
  const [first] = groups;
  const end = groups.at(-1)?.end ?? 0;
  if (!first || first.plus || groups.length > MOST_GROUPS || leniency !== 'own') return null;
  const written = text.slice(first.start, end);
  const digits = written.replace(/[ -]/gu, '');
  const whole = hotline(digits, region) || nationwide(digits, region);
  if (!whole || emergencyCode(digits, region)) return null;
  if (!startsFree(text, first.start, evidence.label, 'own') || !endsFree(text, end, 'own'))
    return null;
  const label = evidence.label();
  if (against(label)) return null;
  const heading = label === 'none' ? evidence.heading() : 'phone';
  if (heading === 'phone' || heading === 'field')
    return code(first, end, digits, heading === 'field' ? 'phone-field' : 'label', evidence);
  return heading !== 'other' && BY_ITSELF.test(written)
    ? code(first, end, digits, 'written-as-usual', evidence)
    : null;
}

function code(
  { start }: Group,
  end: number,
  digits: string,
  why: Why,
  { region, plans }: Evidence,
): FoundNumber {
  const certainty = 'guess';
  if (!nationwide(digits, region))
    return { start, end, e164: digits, region, certainty, why: ['short-code', why] };
  const e164 = `+${plans.of(region)?.callingCode ?? ''}${digits}`;
  return { start, end, e164, region, certainty, why: [why] };
}

/** Whether the digits are a short code of the region that may be rung by a click. */
export function isShortCode(digits: string, region: Region): boolean {
  const pattern = BY_REGION[region] ?? ANYWHERE;
  return digits.length >= 3 && pattern.test(digits) && !emergencyCode(digits, region);
}

const alone = (text: string, { start, end }: Group): boolean =>
  !OTHER_DIGITS.test(text.slice(0, start) + text.slice(end)) && text.trim().length < 12;
