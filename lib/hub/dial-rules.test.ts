import { beforeEach, describe, expect, it } from 'vitest';
import { ZONES } from '../phone-numbers/time-zones/data';
import { zoneTable } from '../phone-numbers/time-zones/table';
import { destinationDenial, destinationDoubts } from '../policy/destination';
import { effectivePolicy } from '../policy/effective';
import { DialRules } from './dial-rules';

/** A Monday, 12:00 in London. */
const NOON = Date.UTC(2026, 0, 5, 12);

let settings: Record<string, unknown>;
let loads: number;
const onList: readonly string[] = ['+4930901820'];

const rules = () =>
  new DialRules({
    settings: { current: effectivePolicy({ enforced: settings }).values, policyState: 'known' },
    doNotCall: {
      ready: () => Promise.resolve(),
      stateOf: (e164) => (onList.includes(e164) ? 'listed' : 'free'),
    },
    zones: () => {
      loads += 1;
      return Promise.resolve(zoneTable(ZONES));
    },
    now: () => NOON,
  });

beforeEach(() => {
  settings = {};
  loads = 0;
});

/** What becomes of a number as far as it alone decides. */
async function judged(text: string, region = ''): Promise<string> {
  const judge = rules();
  await judge.ready();
  const to = judge.judge(judge.read(text, region));
  return destinationDenial(to) ?? (destinationDoubts(to).join(' ') || 'fine');
}

describe('B1: calling hours', () => {
  beforeEach(() => {
    settings = { callingHours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }] };
  });

  it.each([
    ['+442079460018', 'fine'],
    ['+493023125041', 'fine'],
    ['+12025550143', 'outside-calling-hours'],
    ['+8613800138000', 'outside-calling-hours'],
    // Nobody can tell the zone: all of the country's count.
    ['+18005550100', 'outside-calling-hours'],
    ['+80012345678', 'unknown-local-time'],
  ])('%s at noon in London: %s', async (number, what) => {
    expect(await judged(number)).toBe(what);
  });

  it('are no matter of a short code that the company lists', async () => {
    expect(await judged('95588', 'CN')).toBe('unknown-destination unknown-local-time');
    settings = { ...settings, shortNumbers: ['95588'] };
    expect(await judged('95588', 'CN')).toBe('fine');
  });

  it('want the table of zones; nothing else does', async () => {
    await judged('+442079460018');
    expect(loads).toBe(1);
    settings = {};
    expect(await judged('+12025550143')).toBe('fine');
    expect(loads).toBe(1);
  });
});

describe('B1: countries', () => {
  it.each([
    [{ allowedCountries: ['DE', 'CN'] }, 'fine', 'country-not-allowed', 'country-not-allowed'],
    [{ deniedCountries: ['FR'] }, 'fine', 'country-not-allowed', 'country-not-allowed'],
    [{}, 'fine', 'fine', 'satellite'],
  ])('%j: Germany %s, France %s, nowhere %s', async (lists, germany, france, nowhere) => {
    settings = { ...lists, premiumRate: Object.keys(lists).length > 0 ? 'ask' : 'refuse' };
    expect(await judged('+493023125041')).toBe(germany);
    expect(await judged('+33142685300')).toBe(france);
    expect(await judged('+8821612345678')).toBe(nowhere);
  });

  it('tells apart those that share a code', async () => {
    settings = { allowedCountries: ['US'] };
    expect(await judged('+12025550143')).toBe('fine');
    expect(await judged('+14165550132')).toBe('country-not-allowed');
    expect(await judged('+18765550132')).toBe('country-not-allowed');
  });
});

describe('B1: short numbers', () => {
  beforeEach(() => {
    settings = { shortNumbers: ['95588', '110', '12345678', '4008000'] };
  });

  it('that are listed are dialled as they are, however long', async () => {
    expect(rules().read('955-88', 'CN')).toMatchObject({ e164: '95588', short: true });
    expect(rules().read('1234 5678', 'DE')).toMatchObject({ e164: '12345678', short: true });
    expect(await judged('1234 5678', 'DE')).toBe('fine');
    expect(await judged('400 8000', 'CN')).toBe('fine');
  });

  it('that are not listed are asked about, and none is a part of a longer number', async () => {
    expect(await judged('95599', 'CN')).toBe('unknown-destination');
    expect(rules().read('+49 12345678', 'DE')?.e164).toBe('+4912345678');
  });

  it('of police and fire stay what they are, also where the country is another one', async () => {
    expect(await judged('110', 'CN')).toBe('emergency');
    expect(await judged('110', 'US')).toBe('unknown-destination');
  });
});

it('B1: expensive numbers are asked about where the company says so; emergency never', async () => {
  settings = { premiumRate: 'ask' };
  expect(await judged('+19002345678')).toBe('premium-rate');
  expect(await judged('+870773111632')).toBe('satellite');
  expect(await judged('112')).toBe('emergency');
});

it('B1: a number on the list is refused', async () => {
  expect(await judged('+4930901820')).toBe('on-do-not-call-list');
  expect(await judged('030 901820', 'DE')).toBe('on-do-not-call-list');
  expect(await judged('+4930901821')).toBe('fine');
});
