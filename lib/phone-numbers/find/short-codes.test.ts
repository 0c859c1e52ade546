import { describe, expect, it } from 'vitest';
import { findNumbers } from '../find';
import { mayHoldNumber } from './gate';

const found = (text: string, region: string) =>
  findNumbers(text, { region }).map(({ e164 }) => e164);

describe('a short code that somebody is told to ring', () => {
  it.each([
    ['For a power cut dial 105.', 'GB', '105'],
    ['They should call 311 for that', 'CA', '311'],
    ['Composez le 3631, puis le 2', 'FR', '3631'],
    ['Rufen Sie 116117 an', 'DE', '116117'],
    ['社保咨询 12333，增员', 'CN', '12333'],
    ['Llame al 1004', 'ES', '1004'],
  ])('is found in "%s" (%s)', (text, region, digits) => {
    expect(mayHoldNumber(text)).toBe(true);
    expect(found(text, region)).toEqual([digits]);
  });

  it.each([
    ['Call 3000 customers by Friday', 'FR'],
    ['Please call 1500 people', 'IN'],
    ['Call me at 1130', 'US'],
    ['Call 911.', 'US'],
    ['Dial 999 first', 'GB'],
    ['咨询10000次', 'CN'],
    ['Room 311, dial 1-200', 'US'],
    ['call order 311', 'US'],
  ])('is none in "%s" (%s)', (text, region) => {
    expect(found(text, region)).toEqual([]);
  });
});
