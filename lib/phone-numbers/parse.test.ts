import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../policy/destination';
import { mayDial } from '../policy/may-dial';
import { WRITTEN } from '../../test/hostile-page/a3-strings';
import { parseNumber, showsAnother } from './parse';
import { riskOf } from './risk';

describe('parseNumber', () => {
  it.each([
    ['+86 138 0013 8000', 'US', '+8613800138000', undefined],
    ['138 0013 8000', 'CN', '+8613800138000', undefined],
    ['tel:+1-415-555-2671;ext=12', 'CN', '+14155552671', '12'],
    ['tel:%2B4930123456', 'US', '+4930123456', undefined],
    ['＋８６１０１２８４２１００', 'DE', '+861012842100', undefined],
    ['021-61234567-801', 'CN', '+862161234567', '801'],
    ['021-61234567转801', 'CN', '+862161234567', '801'],
    ['+49 (0) 30 123456', 'US', '+4930123456', undefined],
    ['0086-10-12345678', 'US', '+861012345678', undefined],
    ['852-2123-4567', 'CN', '+85221234567', undefined],
    ['(415) 555-2671 ext. 5', 'US', '+14155552671', '5'],
  ])('reads %s in %s as %s', (text, region, e164, extension) => {
    expect(parseNumber(text, region)).toMatchObject({ e164, valid: true, extension });
  });

  it.each(['', '   ', 'Call me', '☎', '+', 'tel:'])('finds none in "%s"', (text) => {
    expect(parseNumber(text, 'US')).toBeNull();
  });

  it('knows whether the text names the country', () => {
    expect(parseNumber('+14155552671', 'CN')?.international).toBe(true);
    expect(parseNumber('0014155552671', 'CN')?.international).toBe(true);
    expect(parseNumber('415 555 2671', 'US')?.international).toBe(false);
    expect(parseNumber('86 138 0013 8000', 'CN')?.international).toBe(false);
  });

  it('leaves short codes short', () => {
    expect(parseNumber('95588', 'CN')).toMatchObject({ e164: '95588', short: true, valid: false });
  });
});

describe('what a hostile page writes', () => {
  it.each(
    WRITTEN.map(({ what, text, href, e164, most }) => [what, text, href, e164, most] as const),
  )('A3: %s', (_what, text, href, e164, most) => {
    const number = parseNumber(href ?? text, 'US');
    expect(number?.e164 ?? null).toBe(e164);
    const verdict = mayDial({
      ...HARMLESS,
      risk: number ? riskOf(number) : 'invalid',
      empty: false,
      regionGuessed: false,
      textDiffers: href !== undefined && showsAnother(text, number, 'US'),
      visible: true,
      trustedSite: true,
      busy: false,
      interrupts: false,
      signedIn: true,
      microphone: 'granted',
      lineUp: true,
      policy: 'known',
      wait: null,
      confirmDial: 'in-doubt',
    });
    expect(verdict.do).toBe(most);
  });

  it('A3: nothing but digits and a leading plus is ever to be dialled', () => {
    const read = WRITTEN.flatMap(({ text, href }) => [
      parseNumber(text, 'US'),
      parseNumber(href ?? '', 'US'),
      parseNumber(text, 'CN'),
    ]);
    const numbers = read.flatMap((number) => number?.e164 ?? []);
    expect(numbers.length).toBeGreaterThan(60);
    expect(numbers.filter((e164) => !/^\+?\d+$/u.test(e164))).toEqual([]);
  });
});

describe('riskOf', () => {
  it.each([
    ['+86 138 0013 8000', 'CN', 'ok'],
    ['+1 900 234 5678', 'US', 'premium-rate'],
    ['+44 909 879 0000', 'GB', 'premium-rate'],
    ['+44 70 1234 5678', 'GB', 'premium-rate'],
    ['010-16812345', 'CN', 'premium-rate'],
    ['+979 123 456 789', 'US', 'premium-rate'],
    ['+870 773 111 632', 'US', 'satellite'],
    ['+882 16 1234 567', 'US', 'satellite'],
    ['110', 'CN', 'emergency'],
    ['１２０', 'CN', 'emergency'],
    ['911', 'CN', 'emergency'],
    ['tel:112', 'DE', 'emergency'],
    ['95588', 'CN', 'unknown'],
    ['+1 415 055 2671', 'US', 'unknown'],
    ['+1 415', 'US', 'invalid'],
  ])('%s in %s is %s', (text, region, risk) => {
    const number = parseNumber(text, region);
    expect(number && riskOf(number)).toBe(risk);
  });
});
