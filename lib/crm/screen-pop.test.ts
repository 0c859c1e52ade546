import { describe, expect, it } from 'vitest';
import { HOSTILE_ADDRESSES, RECORD_HOST } from '../../test/peers/crm/hostile-addresses';
import { recordOf, screenPop } from './screen-pop';

const RECORD = 'https://crm.example/c/1';
const tab = { id: 1, windowId: 2, url: RECORD };
const other = { id: 3, windowId: 2, url: 'https://crm.example/c/2#x' };
const at = (url: string | undefined, host = RECORD_HOST) => recordOf({ url, why: { host } });

describe('screenPop', () => {
  it('brings the tab that shows the record to the front, even where the call has another', () => {
    expect(screenPop(RECORD, [other, tab], { newTab: true, reuse: 3 })).toEqual({
      do: 'focus',
      tab,
    });
  });

  it('takes another fragment for another record', () => {
    const url = `${RECORD}#notes`;
    expect(screenPop(url, [tab], { newTab: true })).toEqual({ do: 'open', url });
  });

  it('shows the next record of a call in the tab that the call has', () => {
    const pop = { do: 'reuse', tab: other, url: RECORD };
    expect(screenPop(RECORD, [other], { newTab: true, reuse: 3 })).toEqual(pop);
    expect(screenPop(RECORD, [other], { newTab: true, reuse: 4 })).toMatchObject({ do: 'open' });
  });

  it('opens no tab where none may be opened', () => {
    expect(screenPop(RECORD, [other], { newTab: false })).toEqual({ do: 'nothing' });
  });
});

describe('recordOf', () => {
  it.each([
    ['as it is written', RECORD],
    ['with a fragment', 'https://crm.example/#/c/1'],
    ['with other letters', 'https://crm.example/kunden/Jürgen?q=李'],
    ['with a host in capitals', 'https://CRM.example/c/2'],
  ])('is the address, %s', (_, url) => {
    expect(at(url)).toBe(new URL(url).href);
  });

  it('keeps to the port that the connector vouches for', () => {
    const url = 'https://crm.example:8443/c/1';
    expect(at(url, 'crm.example:8443')).toBe(url);
  });

  it('is none without an address', () => {
    expect(at(undefined)).toBeUndefined();
  });
});

describe('hostile addresses', () => {
  it('there are at least 40', () => {
    expect(new Set(HOSTILE_ADDRESSES).size).toBeGreaterThanOrEqual(40);
  });
  it.each(HOSTILE_ADDRESSES)('A7: %j stays shut', (url) => {
    expect(at(url)).toBeUndefined();
  });
});
