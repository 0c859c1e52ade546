import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BSON } from 'bson';
import { timezones } from 'libphonenumber-geo-carrier';
import examples from 'libphonenumber-js/examples.mobile.json';
import { parsePhoneNumberWithError } from 'libphonenumber-js';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { zonesModule, type ZoneTable } from './pack';
import { clocksAt, zonesOf } from './zones';

const source = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
const table = BSON.deserialize(
  readFileSync(join(dirname(source), '../resources/timezones.bson')),
) as ZoneTable;

/** The zones of the longest prefix, read from the source itself. */
function expected(e164: string): readonly string[] {
  const digits = e164.slice(1);
  const lengths = Array.from(digits, (_digit, at) => digits.length - at);
  const prefix = lengths.map((length) => digits.slice(0, length)).find((one) => one in table);
  return prefix === undefined ? [] : (table[prefix] ?? '').split('&');
}

test('the table is the one of libphonenumber', async () => {
  await expect(zonesModule(table)).toMatchFileSnapshot('./data.ts');
});

test('every country of the example numbers, and every prefix of the source', () => {
  const mobiles = Object.keys(examples).map(
    (country) => getExampleNumber(country as CountryCode, examples)?.number ?? '+',
  );
  const prefixes = Object.keys(table).map((prefix) => `+${prefix.padEnd(11, '5')}`);
  for (const number of [...mobiles, ...prefixes]) {
    expect([number, zonesOf(number)]).toEqual([number, expected(number)]);
  }
});

test.each([
  ['+12025550143', ['America/New_York']],
  ['+14155550132', ['America/Los_Angeles']],
  ['+8613800138000', ['Asia/Shanghai']],
  ['+493023125041', ['Europe/Berlin']],
  ['1002', []],
  ['', []],
])('%s is in %j', (number, zones) => {
  expect(zonesOf(number)).toEqual(zones);
});

test.each(['+12025550143', '+358412345678', '+5511961234567', '+18005550100'])(
  '%s is where its own library says',
  async (number) => {
    const zones = await timezones(parsePhoneNumberWithError(number));
    expect(zonesOf(number)).toEqual(zones);
  },
);

test('a country of many zones gives all of them where the number tells no place', () => {
  expect(zonesOf('+18005550100').length).toBeGreaterThan(20);
});

describe('clocks', () => {
  const winter = Date.UTC(2026, 0, 15, 12, 0);
  const utc = (at: number): string => new Date(at).toISOString().slice(11, 16);
  const clocks = (zones: readonly string[], at = winter): string | null => {
    const found = clocksAt(zones, at);
    return found && `${utc(found.earliest)} ${utc(found.latest)}`;
  };

  test('one zone, half hours, and summer time', () => {
    expect(clocks(['Europe/Berlin'])).toBe('13:00 13:00');
    expect(clocks(['Europe/Berlin'], Date.UTC(2026, 6, 15, 12))).toBe('14:00 14:00');
    expect(clocks(['Asia/Kolkata'])).toBe('17:30 17:30');
    expect(clocks(['America/New_York'])).toBe('07:00 07:00');
    expect(clocks(['Europe/London'])).toBe('12:00 12:00');
  });

  test('several zones are a range; unknown ones count for nothing', () => {
    expect(clocks(['America/Los_Angeles', 'America/New_York', 'Etc/Unknown'])).toBe('04:00 07:00');
    expect(clocks(['Etc/Unknown'])).toBeNull();
    expect(clocks([])).toBeNull();
  });
});
