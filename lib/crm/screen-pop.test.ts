import { describe, expect, it } from 'vitest';
import { screenPop } from './screen-pop';

const tab = { id: 1, windowId: 2, url: 'https://crm.example/c/1' };
const contact = { url: 'https://crm.example/c/1', host: 'crm.example' };

describe('screenPop', () => {
  it('brings the tab that shows the record to the front', () => {
    expect(screenPop(contact, [tab])).toEqual({ do: 'focus', tab });
  });

  it('opens the record where no tab shows it', () => {
    expect(screenPop(contact, [{ ...tab, url: 'https://crm.example/c/2' }])).toEqual({
      do: 'open',
      url: contact.url,
    });
  });

  it.each([
    undefined,
    'javascript:alert(1)',
    'data:text/html,x',
    'http://crm.example/c/1',
    'https://evil.example/c/1',
    'https://crm.example@evil.example/',
    'https://user:pw@crm.example/c/1',
    'not an address',
  ])('does nothing for %s', (url) => {
    expect(screenPop({ url, host: 'crm.example' }, [])).toEqual({ do: 'nothing' });
  });
});
