import fc from 'fast-check';
import { Metadata, getCountries, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../phone-numbers/parse';
import { destinationDenial, destinationDoubts } from '../policy/destination';
import { DEFAULT_SETTINGS } from '../policy/settings';
import { DialRules } from './dial-rules';

/**
 * libphonenumber's own example numbers come with no package that is installed here (mobile ones
 * apart). So numbers are made from the very patterns that its metadata has for each country and type.
 */
const TYPES = {
  PREMIUM_RATE: 'refuse premium-rate',
  SHARED_COST: 'ask',
  PERSONAL_NUMBER: 'ask',
  PAGER: 'ask',
  UAN: 'ask',
  VOICEMAIL: 'ask',
  TOLL_FREE: 'dial',
  VOIP: 'dial',
  FIXED_LINE: 'dial',
  MOBILE: 'dial',
} as const;
type NumberType = keyof typeof TYPES;
type Outcome = 'dial' | 'ask' | `refuse ${string}`;

/** What its types leave out: they know a pattern for each type of a country. */
type Plan = { type(type: string): { pattern(): string } | undefined };

/** Countries of the world, and the codes that belong to none. */
const PLACES: readonly string[] = [
  ...getCountries(),
  ...['800', '808', '870', '878', '881', '882', '883', '888', '979'],
];
const SATELLITE = ['870', '878', '881', '882', '883'];
const EACH = 5;

const rules = new DialRules({
  settings: { current: DEFAULT_SETTINGS, policyState: 'known' },
  doNotCall: { ready: () => Promise.resolve(), stateOf: () => 'free' },
  zones: () => Promise.resolve(() => []),
  now: () => 0,
});

function outcome(text: string, region = ''): Outcome {
  const to = rules.judge(parseNumber(text, region));
  const because = destinationDenial(to);
  if (because) return `refuse ${because}`;
  return destinationDoubts(to).length > 0 ? 'ask' : 'dial';
}

/** `+1 900…` and its kind, made of the pattern. */
function numbersOf(place: string, type: NumberType): readonly string[] {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(place as CountryCode);
  const plan = metadata.numberingPlan as unknown as Plan & { callingCode(): string };
  const pattern = plan.type(type)?.pattern();
  if (!pattern) return [];
  const national = fc.stringMatching(new RegExp(`^(?:${pattern})$`, 'u'));
  const made = fc.sample(national, { numRuns: EACH, seed: 20_261 });
  return made.map((digits) => `+${plan.callingCode()}${digits}`);
}

const cases = PLACES.flatMap((place) =>
  (Object.keys(TYPES) as NumberType[]).map((type) => ({
    place,
    type,
    numbers: numbersOf(place, type),
  })),
).filter(({ numbers }) => numbers.length > 0);

/** Stricter than its type alone: by our own tables. */
function expected(place: string, type: NumberType, number: string): Outcome {
  if (SATELLITE.includes(place)) return 'refuse satellite';
  // British personal numbers cost as premium-rate ones do.
  if (number.startsWith('+4470')) return 'refuse premium-rate';
  return TYPES[type];
}

describe('B1: every country and every type of number', () => {
  it.each(cases)('$place $type', ({ place, type, numbers }) => {
    const found = numbers.map((number) => [number, outcome(number)]);
    expect(found).toEqual(numbers.map((number) => [number, expected(place, type, number)]));
  });

  it('leaves out no country, and no type that the metadata has', () => {
    expect(new Set(cases.map(({ place }) => place)).size).toBe(PLACES.length);
    expect(new Set(cases.map(({ type }) => type)).size).toBe(Object.keys(TYPES).length);
    expect(cases.length).toBeGreaterThan(1_000);
  });
});

describe('B1: numbers of China', () => {
  it.each<readonly [string, string, Outcome]>([
    ['110', '110', 'refuse emergency'],
    ['119', '119', 'refuse emergency'],
    ['120', '120', 'refuse emergency'],
    ['122', '122', 'refuse emergency'],
    ['12110', '12110', 'refuse emergency'],
    ['12395', '12395', 'refuse emergency'],
    ['112', '112', 'refuse emergency'],
    ['010-110', '010110', 'refuse emergency'],
    ['0755-120', '0755120', 'refuse emergency'],
    ['95588', '95588', 'ask'],
    ['955 88', '95588', 'ask'],
    ['951688', '951688', 'ask'],
    ['9501312', '9501312', 'ask'],
    ['95013123', '95013123', 'ask'],
    ['96110', '96110', 'ask'],
    ['962121', '962121', 'ask'],
    ['12315', '12315', 'ask'],
    ['10086', '10086', 'ask'],
    ['1008611', '1008611', 'ask'],
    ['114', '114', 'ask'],
    ['168', '168', 'ask'],
    ['16812345', '+8616812345', 'refuse premium-rate'],
    ['16012345', '+8616012345', 'refuse premium-rate'],
    ['010-16812345', '+861016812345', 'refuse premium-rate'],
    ['400-810-8888', '+864008108888', 'ask'],
    ['800-810-8888', '+868008108888', 'dial'],
    ['021-96822', '+862196822', 'ask'],
    ['010-95588', '+861095588', 'dial'],
    ['+86 95588', '+8695588', 'refuse invalid-number'],
    ['138 0013 8000', '+8613800138000', 'dial'],
    ['010-12842100', '+861012842100', 'dial'],
  ])('%s is %s: %s', (text, number, what) => {
    expect([parseNumber(text, 'CN')?.e164, outcome(text, 'CN')]).toEqual([number, what]);
  });
});
