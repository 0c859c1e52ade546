import { describe, expect, it } from 'vitest';
import { contains, readNumberList } from './do-not-call';

describe('B1: a list of numbers', () => {
  it('is one number on a line, with comments, in any order', () => {
    const list = readNumberList(
      '\ufeff# Do not call\r\n+49 30 901820 # Town hall\n\n+1 (202) 555-0143\n+8613800138000\n',
    );
    expect(list && [...list]).toEqual([4930901820, 12025550143, 8613800138000]);
  });

  it.each(['<html>', '030 901820', '+49', '+0123456', '+1234567890123456', '+4930901820, +4930'])(
    'with the line %j is no list at all',
    (line) => {
      expect(readNumberList(`+4930901820\n${line}\n`)).toBeNull();
    },
  );

  it('may be empty', () => {
    expect(readNumberList('# nobody\n')).toHaveLength(0);
    expect(contains(new Float64Array(), '+4930901820')).toBe(false);
  });

  it('of 100 000 numbers knows each one, and no other', () => {
    const numbers = Array.from({ length: 100_000 }, (_none, at) => 49_000_000_000 + at * 7);
    const text = numbers.map((number) => `+${String(number)}`).join('\n');
    const list = readNumberList(text) ?? new Float64Array();
    expect(list).toHaveLength(100_000);
    expect(numbers.filter((number) => !contains(list, `+${String(number)}`))).toEqual([]);
    expect(numbers.filter((number) => contains(list, `+${String(number + 1)}`))).toEqual([]);
  });

  it('keeps the longest numbers apart, and knows only E.164', () => {
    const list = readNumberList('+999999999999999') ?? new Float64Array();
    expect(contains(list, '+999999999999999')).toBe(true);
    expect(contains(list, '+999999999999998')).toBe(false);
    expect(contains(list, '999999999999999')).toBe(false);
  });
});
