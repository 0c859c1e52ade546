import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, it } from 'vitest';
import { longer, shorter } from './spelling';

it('spells every pattern of the metadata so that it can be read back', () => {
  const patterns = Object.values(metadata.countries)
    .flat(4)
    .filter((part) => typeof part === 'string' && /\\d/u.test(part))
    .map(String);
  expect(patterns.length).toBeGreaterThan(1000);
  expect(patterns.map((pattern) => longer(shorter(pattern)))).toEqual(patterns);
});
