import { describe, expect, test } from 'vitest';
import { dialledInChina, fromChina, withCountryInChina } from './chinese-number';

describe('numbers of call centres in China', () => {
  test.each([
    ['+8613188888888', '13188888888', '008613188888888'],
    ['+8675586013388', '075586013388', '0086075586013388'],
    ['+861065551234', '01065551234', '008601065551234'],
    ['+864008001234', '4008001234', '00864008001234'],
    ['+12025550143', '0012025550143', '0012025550143'],
  ])('%s is dialled as %s or as %s, and read back', (e164, inside, withCountry) => {
    expect(dialledInChina(e164)).toBe(inside);
    expect(withCountryInChina(e164)).toBe(withCountry);
    expect(fromChina(inside)).toBe(e164);
    expect(fromChina(withCountry)).toBe(e164);
  });

  test.each(['1001', '80011474', '10086', '2000000001271771', '138****8888', ''])(
    '%j is nobody of the public network, and stays as it is',
    (told) => {
      expect(fromChina(told)).toBe(told);
      expect(dialledInChina(told)).toBe(told);
    },
  );

  test('a plus sign is as good as 00', () => {
    expect(fromChina('+8675586013388')).toBe('+8675586013388');
    expect(fromChina('+86 131-8888-8888')).toBe('+8613188888888');
  });
});
