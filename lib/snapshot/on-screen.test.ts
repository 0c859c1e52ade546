import { describe, expect, it } from 'vitest';
import { keptAddress, personOnScreen } from './on-screen';
import type { ListedNumber, TabNumbers } from './snapshot';

const HERE = 'https://crm.example/contacts/7';
const mobile: ListedNumber = {
  e164: '+14155550132',
  text: '(415) 555-0132',
  certainty: 'sure',
  name: 'Jane Doe',
  label: 'Mobile',
  at: HERE,
};
const office = { ...mobile, e164: '+14155550133', label: 'Office' };
const hotline = { ...mobile, e164: '+18005550100', label: undefined };
const row = { ...mobile, name: 'Max Weber', href: 'https://crm.example/contacts/8', at: undefined };

function on(numbers: readonly ListedNumber[], address: string | undefined = HERE): TabNumbers {
  return { tabId: 1, host: 'crm.example', origin: 'https://crm.example', address, numbers };
}

describe('who is on screen', () => {
  it('is whom the heading of a record’s page names, with the numbers under it', () => {
    expect(personOnScreen(on([row, mobile, office]))).toEqual({
      name: 'Jane Doe',
      numbers: [mobile, office],
    });
  });

  it('may have a number without a label where nobody else is listed', () => {
    expect(personOnScreen(on([hotline]))?.numbers).toEqual([hotline]);
  });

  it.each([
    ['nothing is known of the page', null],
    ['the address may not be known', { ...on([mobile]), address: undefined }],
    ['the page went on to another record', on([mobile], 'https://crm.example/contacts/8')],
    ['it is a list, with a hotline in its footer', on([row, hotline])],
    ['several headings claim numbers', on([mobile, { ...office, name: 'Max Weber' }])],
    ['the heading stands over many', on(Array.from({ length: 6 }, () => mobile))],
    ['nothing names anybody', on([{ ...mobile, name: undefined }])],
  ] as const)('is nobody where %s', (_, page) => {
    expect(personOnScreen(page)).toBeNull();
  });

  it('is the page’s own customer before that of a frame in it, and the frame’s where it has none', () => {
    const framed = { ...office, name: 'Framed Person', inFrame: true } as const;
    expect(personOnScreen(on([framed, mobile]))?.name).toBe('Jane Doe');
    expect(personOnScreen(on([framed]))?.name).toBe('Framed Person');
  });

  it('is told by addresses that are longer than is kept', () => {
    const address = `${HERE}?state=${'x'.repeat(2000)}`;
    expect(personOnScreen(on([{ ...mobile, at: keptAddress(address) }], address))).not.toBeNull();
  });
});
