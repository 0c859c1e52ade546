import { expect, it } from 'vitest';
import { countryAllowed } from './countries';

it.each<readonly [string | undefined, string, string, boolean]>([
  ['DE', '', '', true],
  [undefined, '', '', true],
  ['DE', 'DE CN', '', true],
  ['FR', 'DE CN', '', false],
  ['FR', '', 'FR', false],
  ['DE', '', 'FR', true],
  ['FR', 'FR', 'FR', false],
  [undefined, 'DE', '', false],
  [undefined, '', 'FR', false],
])('B1: %s with [%s] allowed and [%s] denied: %s', (region, allowed, denied, may) => {
  const list = (codes: string): readonly string[] => codes.split(' ').filter(Boolean);
  const rules = { allowedCountries: list(allowed), deniedCountries: list(denied) };
  expect(countryAllowed(region, rules)).toBe(may);
});
