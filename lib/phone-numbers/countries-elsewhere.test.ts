import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';

const COUNTRIES: readonly CountryCode[] = (
  'US MX BR AR CL CO GB IE DE AT CH FR BE NL ES PT IT PL CZ SE RU UA TR IN PK CN HK TW JP KR SG MY ' +
  'TH VN ID PH AU NZ ZA NG EG SA AE IL'
).split(' ') as CountryCode[];

const surroundings = () => ({ label: 'Phone', phoneField: false });

/** What is offered for each country's example number where another one is assumed. */
const offered = COUNTRIES.flatMap((country) => {
  const example = getExampleNumber(country, examples);
  const text = example?.formatNational() ?? '';
  return COUNTRIES.filter((region) => region !== country).map((region) => ({
    pair: `${country} ${text} in ${region}`,
    right: example?.number,
    found: findNumbers(text, { region, regionGuessed: true, surroundings }),
  }));
});

const isOther = ({ right, found }: (typeof offered)[number]): boolean =>
  found.some(({ e164, why }) => e164 !== right && why.includes('only-possible'));

describe('a number without its country, where another country is guessed', () => {
  it('is hardly ever offered as one that the other country does not know', () => {
    const others = offered.filter(isOther).map(({ pair }) => pair);
    // Where plans are open (Austria, Indonesia, Germany, Sweden) any digits may be a number.
    expect(others.length / offered.length).toBeLessThan(0.04);
  });

  it.each(['US', 'FR', 'ES', 'BE'])('is none in %s unless that country knows it', (region) => {
    const others = offered.filter((one) => one.pair.endsWith(` in ${region}`) && isOther(one));
    expect(others.map(({ pair }) => pair)).toEqual([]);
  });
});
