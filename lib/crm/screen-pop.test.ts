import { describe, expect, it } from 'vitest';
import { HOSTILE_ADDRESSES, RECORD_HOST } from '../../test/peers/crm/hostile-addresses';
import { screenPop } from './screen-pop';

const tab = { id: 1, windowId: 2, url: 'https://crm.example/c/1' };
const contact = { url: 'https://crm.example/c/1', host: RECORD_HOST };

describe('screenPop', () => {
  it('brings the tab that shows the record to the front', () => {
    expect(screenPop(contact, [tab])).toEqual({ do: 'focus', tab });
  });

  it.each([
    ['as it is written', 'https://crm.example/c/1'],
    ['with a fragment', 'https://crm.example/#/c/1'],
    ['with other letters', 'https://crm.example/kunden/Jürgen?q=李'],
    ['with a host in capitals', 'https://CRM.example/c/2'],
  ])('opens the record where no tab shows it, %s', (_, url) => {
    const other = { ...tab, url: 'https://crm.example/c/2#x' };
    expect(screenPop({ ...contact, url }, [other])).toEqual({ do: 'open', url: new URL(url).href });
  });

  it('keeps to the port that the connector vouches for', () => {
    const url = 'https://crm.example:8443/c/1';
    expect(screenPop({ url, host: 'crm.example:8443' }, [])).toEqual({ do: 'open', url });
  });

  it('does nothing without an address', () => {
    expect(screenPop({ host: RECORD_HOST }, [tab])).toEqual({ do: 'nothing' });
  });
});

describe('hostile addresses', () => {
  it('there are at least 40', () => {
    expect(new Set(HOSTILE_ADDRESSES).size).toBeGreaterThanOrEqual(40);
  });
  it.each(HOSTILE_ADDRESSES)('A7: %j stays shut', (url) => {
    expect(screenPop({ url, host: RECORD_HOST }, [])).toEqual({ do: 'nothing' });
    const open = { ...tab, url };
    expect(screenPop({ url, host: RECORD_HOST }, [open])).toEqual({ do: 'nothing' });
  });
});
