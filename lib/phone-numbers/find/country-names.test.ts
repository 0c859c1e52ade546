import { expect, it } from 'vitest';
import { countryNamed } from './country-names';

it.each([
  ['Chile', 'es', 'CL'],
  ['Perú', 'es', 'PE'],
  ['日本', 'zh-Hant', 'JP'],
  ['香港', 'zh-Hant', 'HK'],
  ['Horvátország', 'hu', 'HR'],
  [' Malaysia ', 'hu', 'MY'],
  ['germany', '', 'DE'],
  ['AR', 'en', 'AR'],
  ['ZA South Africa', 'en', 'ZA'],
  ['🇰🇪 Kenya', 'en', 'KE'],
  ['Perú (PE)', 'es', 'PE'],
  ['UK', 'en', 'GB'],
  ['USA', 'no such language', 'US'],
])('%s in "%s" is %s', (text, language, region) => {
  expect(countryNamed(text, language)).toBe(region);
});

it.each(['', 'X', 'XX', 'de', 'Springfield', 'Chile and Peru'])('%s names no country', (text) => {
  expect(countryNamed(text, 'en')).toBeUndefined();
});
