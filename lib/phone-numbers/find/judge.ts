import type { FoundNumber, Region, Why } from '../found';
import { dividedAmerican, leastAsWritten, writtenAmerican } from '../plans/north-america';
import type { Plans } from '../plans/plans';
import { readDigits, readWithBareCode, type Least, type ReadNumber } from '../plans/read';
import { against, type Label } from './labels';
import type { Group } from './scan';
import { dayInDigits, decimal, filed } from './shapes';

/**
 * How much counts as a number. `own`: what the page marks. `valid`: every number that the metadata
 * knows, whatever stands around it, but for things that have another shape or label. `possible`:
 * the structure says that it is a number; its length has to fit.
 */
export type Leniency = 'own' | 'valid' | 'possible';

/** The page's word on a text as a whole. `field`: it can only be a number. */
export type Heading = Label | 'field';

/** What decides beside the digits themselves. */
export type Evidence = {
  readonly region: Region;
  readonly regionGuessed: boolean;
  readonly plans: Plans;
  readonly leniency: Leniency;
  /** The label in the text; read only where the digits could be a number. */
  readonly label: () => Label;
  /** Asked only where nothing in the text decides. */
  readonly heading: () => Heading;
};

/** A candidate: groups of digits, in order. */
export type Candidate = {
  readonly groups: readonly Group[];
  readonly digits: string;
  readonly plus: boolean;
  readonly parenthesised: boolean;
};

/** What a candidate was judged to be. */
export type Verdict = Pick<FoundNumber, 'e164' | 'region' | 'certainty' | 'why'>;

const LEAST = {
  own: 'similar',
  valid: 'valid',
  possible: 'possible',
} as const satisfies Record<Leniency, Least>;
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 19;
/** Fewer bare digits with an international prefix are an id with leading zeros. */
const FEWEST_BARE_ABROAD = 12;
/** Fewer digits in groups are as often an id's. */
const FEWEST_WELL_FORMED = 8;

/** The number that these groups may be, by their digits alone; `null` when they are none. */
export function reading(candidate: Candidate, evidence: Evidence): ReadNumber | null {
  const { digits, plus } = candidate;
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return null;
  const { region, plans, leniency } = evidence;
  const similar = readDigits(digits, plus, region, plans, LEAST[leniency]);
  if (similar?.valid || plus) return similar;
  const read = similar && leniency === 'own' ? atHome(candidate, evidence) : similar;
  return bareCode(candidate, evidence) ?? read;
}

/** What nobody is known to have, unless it can only be a number of this country. */
function atHome({ groups, digits }: Candidate, evidence: Evidence): ReadNumber | null {
  const least = leastAsWritten(writtenAs(groups), codeOf(evidence), evidence.regionGuessed);
  return readDigits(digits, false, evidence.region, evidence.plans, least);
}

const codeOf = ({ plans, region }: Evidence): string => plans.of(region)?.callingCode ?? '';

/** The groups with what stands between them. */
function writtenAs(groups: readonly Group[]): string {
  let written = '';
  for (const { gap, digits } of groups) written += (written && gap) + digits;
  return written;
}

/**
 * Whether a reading is one phone number; `null` when it is none, or too doubtful. `extended`: an
 * extension of two digits and more stands behind it, which no id has.
 */
export function judge(
  read: ReadNumber,
  candidate: Candidate,
  evidence: Evidence,
  extended = false,
): Verdict | null {
  if (evidence.leniency === 'possible') return asField(read, 'phone-field');
  if (candidate.plus) return withPlus(read, candidate, evidence);
  const label = evidence.label();
  const named = label === 'phone' || label === 'call';
  if (read.valid && (named || label === 'doubt') && oneByOne(candidate))
    return verdict(read, ['label', ...also(read)]);
  const weighed = extended && label === 'other' ? 'doubt' : label;
  if (speaksAgainst(weighed, read, candidate)) return null;
  const other =
    !named &&
    looksOtherwise(candidate) &&
    !(decimal(candidate.groups) && dotted(read, candidate, evidence));
  if (other && !(read.valid && headed(evidence))) return null;
  if (evidence.leniency === 'valid') {
    return (read.asWritten || named) && !crumbs(candidate, read)
      ? verdict(read, usual(read))
      : null;
  }
  if (read.valid && named) {
    return crumbs(candidate, read) ? null : verdict(read, ['label', ...also(read)]);
  }
  if (crumbled(candidate)) {
    return read.valid && evidence.heading() === 'field' ? asField(read, 'phone-field') : null;
  }
  if (label === 'phone') return asNamed(read, candidate, 'label');
  return byHeading(read, candidate, evidence);
}

/** What is no number by its label, however it is written. */
function speaksAgainst(label: Label, read: ReadNumber, candidate: Candidate): boolean {
  if (!against(label)) return false;
  if (candidate.parenthesised || fromAbroad(read, candidate)) return false;
  return label === 'other' || !(wellFormed(read, candidate) || trunked(read, candidate));
}

/** `01489 577 206`, `415-555-2671`, `8743 6719`: hardly an id, as no label says what else it is. */
function wellFormed({ by, valid, asWritten, e164 }: ReadNumber, { groups, digits }: Candidate) {
  if (!valid || by !== 'national' || !asWritten || groups.length < 2) return false;
  if (digits.length < FEWEST_WELL_FORMED || groups.at(-1)?.digits.length === 1) return false;
  return !e164.startsWith('+1') || dividedAmerican(groups);
}

/** `0763903944` of somebody's number: ids seldom begin with a zero, and are seldom as long. */
function trunked({ by, valid, asWritten }: ReadNumber, { groups, digits }: Candidate): boolean {
  return (
    groups.length === 1 && /^0\d{9,10}$/.test(digits) && by === 'national' && valid && asWritten
  );
}

/** Kept for films and samples by Ofcom, so that nobody has them; people try a system with them. */
const FOR_STORIES = /^\+44(?:7700900|1632960)\d{3}$/;

/** `0032 473 88 12 60`: written as no id is. */
function fromAbroad({ by, valid }: ReadNumber, { groups, digits }: Candidate): boolean {
  return by === 'international' && valid && groups.length > 3 && digits.startsWith('00');
}

/** Whether the structure around the text speaks for a number. */
function headed({ leniency, heading }: Evidence): boolean {
  return leniency === 'own' && (heading() === 'field' || heading() === 'phone');
}

function withPlus(read: ReadNumber, candidate: Candidate, evidence: Evidence): Verdict | null {
  if (read.valid) return verdict(read, ['country-code']);
  const label = evidence.label();
  if (label === 'phone' || label === 'call') return asNamed(read, candidate, 'label');
  const heading = against(label) ? 'other' : evidence.heading();
  if (heading === 'field') return asNamed(read, candidate, 'phone-field');
  return heading === 'phone' ? asNamed(read, candidate, 'label') : null;
}

/** Nothing in the text decides: the column heading or the field does, or how it is written. */
function byHeading(read: ReadNumber, candidate: Candidate, evidence: Evidence): Verdict | null {
  const known = read.valid || (candidate.groups.length > 1 && FOR_STORIES.test(read.e164));
  const plain = known && plausible(read, candidate, evidence);
  if (plain && candidate.parenthesised) return verdict(read, usual(read));
  const heading = evidence.heading();
  if (heading === 'field') return asNamed(read, candidate, 'phone-field');
  if (heading === 'phone') return asNamed(read, candidate, 'label');
  if (heading === 'call' && read.valid) return verdict(read, ['label', ...also(read)]);
  if (!plain || heading === 'other') return null;
  return heading !== 'doubt' || wellFormed(read, candidate) ? verdict(read, usual(read)) : null;
}

/** A number by the evidence around it, unless it is one that nobody has. */
function asNamed(read: ReadNumber, { digits }: Candidate, why: Why): Verdict | null {
  return read.valid || !invented(digits) ? asField(read, why) : null;
}

/** A number by the evidence around it, even if the metadata does not know it. */
function asField(read: ReadNumber, why: Why): Verdict {
  const known: Why[] = read.valid ? [] : ['only-possible'];
  return verdict(
    read,
    read.by === 'international' ? ['country-code', why, ...known] : [why, ...also(read), ...known],
  );
}

/** `0000000000`, `1234567890`: what people type who have no number. */
function invented(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || '01234567890'.includes(digits);
}

const also = (read: ReadNumber): readonly Why[] => (read.by === 'national' ? [] : ['country-code']);
const usual = (read: ReadNumber): readonly Why[] => {
  if (read.by !== 'national') return ['country-code'];
  return read.valid ? ['written-as-usual'] : ['written-as-usual', 'only-possible'];
};

function verdict(read: ReadNumber, why: readonly Why[]): Verdict {
  const certainty = read.by === 'international' && read.valid ? 'sure' : 'guess';
  return { e164: read.e164, region: read.region, certainty, why };
}

/** `852-2345 6789`, `0852-…`: only when the first group is exactly a calling code of two or three digits. */
function bareCode({ groups, digits }: Candidate, evidence: Evidence): ReadNumber | null {
  const written = groups[0]?.digits ?? '';
  const first = written.replace(/^0(?=[1-9]\d\d$)/, '');
  if (groups.length < 2 || digits.length < 10) return null;
  if (first.length < 2 || first.length > 3 || first.startsWith('0')) return null;
  const { plans } = evidence;
  if (writtenAmerican(writtenAs(groups), codeOf(evidence))) return null;
  const bare = digits.slice(written.length - first.length);
  return plans.byCode(bare)?.code === first ? readWithBareCode(bare, plans) : null;
}

/** What no label speaks for, and what has the shape of something else. */
function looksOtherwise({ groups, digits }: Candidate): boolean {
  if (groups.length === 1) return dayInDigits(digits);
  if (decimal(groups) || filed(groups)) return true;
  let slashes = 0;
  for (let at = 1; at < groups.length; at += 1) if (groups[at]?.gap === '/') slashes += 1;
  // `06/63/68/87/20`: no date has as many.
  return slashes > 1 && slashes < 4;
}

/** Where numbers have three groups of three digits, and amounts no dots between theirs. */
const THREE_BY_THREE: readonly Region[] = ['CZ', 'PL', 'SK'];

/** `785.600.577`, and `349.5025206`, which is no degree of longitude. */
function dotted({ valid }: ReadNumber, { groups }: Candidate, { region }: Evidence): boolean {
  const [first, second, ...more] = groups;
  if (!valid || !first || !second) return false;
  if (more.length > 0) return more.length === 1 && THREE_BY_THREE.includes(region);
  return first.digits.length === 3 && Number(first.digits) > 180 && second.digits.length > 5;
}

/** `my number is 9 8 2 2 0 4 8 2 9 2`: against programs that look for numbers. */
function oneByOne({ groups }: Candidate): boolean {
  if (groups.length < FEWEST_WELL_FORMED) return false;
  return groups.every(({ digits, gap }, at) => digits.length === 1 && (at === 0 || gap === ' '));
}

/** Single digits in a row are a list, a rating or a table: not how numbers are grouped. */
function crumbled({ groups }: Candidate): boolean {
  if (groups.length < 4) return false;
  let single = 0;
  for (let at = 1; at < groups.length; at += 1) {
    const group = groups[at];
    if (group?.digits.length === 1 && !group.gap.includes('(')) single += 1;
  }
  return single > 1;
}

/** … unless the national prefix stands in front, and they are not just counted. */
function crumbs(candidate: Candidate, read: ReadNumber): boolean {
  return crumbled(candidate) && !(candidate.digits.startsWith('0') && read.asWritten);
}

/** `852-2345 6789`, but not `51 824 753 556`: another country's code is not just spaced apart. */
function joinedCode({ e164 }: ReadNumber, groups: readonly Group[], evidence: Evidence): boolean {
  const home = codeOf(evidence);
  return groups[1]?.gap !== ' ' || (home !== '' && e164.startsWith(`+${home}`));
}

/** `4471882-0`: an id with its check digit. */
function checked(groups: readonly Group[]): boolean {
  const [first, last, ...others] = groups;
  return (
    others.length === 0 &&
    last?.gap === '-' &&
    last.digits.length === 1 &&
    !first?.digits.startsWith('0')
  );
}

/**
 * Without a label, bare digits must be written as people of that country write numbers, and not
 * lie in a plan's wide ranges by chance: nine bare digits are an id more often than a number.
 */
function plausible(read: ReadNumber, { groups, digits }: Candidate, evidence: Evidence): boolean {
  if (read.by === 'bare-code') {
    if (groups.length > 1) return joinedCode(read, groups, evidence);
    return read.asWritten && read.e164.length > 12;
  }
  if (read.by === 'international') return groups.length > 1 || digits.length >= FEWEST_BARE_ABROAD;
  if (read.e164.startsWith('+1') && !dividedAmerican(groups)) return false;
  if (checked(groups)) return false;
  // `0417-882`: where the shortest numbers are as short, ids are more often.
  if (/^0\d/.test(digits) && digits.length < FEWEST_WELL_FORMED && groups[1]?.gap !== ' ')
    return false;
  return read.asWritten && (groups.length > 1 || read.e164.length > 8);
}
