import { describe, expect, it } from 'vitest';
import { writtenNumber } from '../../../phone-numbers/written-forms';
import { seenOnPage } from '.';
import type { SessionArea } from './seen-numbers';
import { sightingOf } from './sighting';

function area(): SessionArea & { readonly items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    get: (keys) =>
      Promise.resolve(Object.fromEntries([keys].flat().map((key) => [key, items.get(key)]))),
    set: (changes) => {
      for (const [key, value] of Object.entries(changes)) items.set(key, structuredClone(value));
      return Promise.resolve();
    },
    remove: (keys) => {
      for (const key of [keys].flat()) items.delete(key);
      return Promise.resolve();
    },
  };
}

const never = new AbortController().signal;
const crm = { origin: 'https://crm.example', url: 'https://crm.example/list', tabTitle: 'List' };

describe('seen-on-page', () => {
  it('finds who a page has shown, latest first', async () => {
    const connector = seenOnPage(area());
    const claim = { e164: '+4930123456', href: 'https://crm.example/c/1' };
    await connector.numbers.saw([sightingOf({ ...claim, name: 'Ada' }, crm, 1)]);
    await connector.numbers.saw([sightingOf({ ...claim, name: 'Ben' }, crm, 2)]);
    const found = await connector.find(writtenNumber('+4930123456', 'DE'), never);
    expect(found.map((contact) => contact.name)).toEqual(['Ben', 'Ada']);
    expect(found[0]?.why).toEqual({ source: 'seen-on-page', host: 'crm.example', at: 2 });
  });

  it('keeps every number when many pages report at once', async () => {
    const connector = seenOnPage(area());
    const numbers = Array.from({ length: 200 }, (_, index) => `+1415555${String(1000 + index)}`);
    await Promise.all(
      numbers.map((e164) => connector.numbers.saw([sightingOf({ e164, name: e164 }, crm, 1)])),
    );
    const found = await Promise.all(
      numbers.map((number) => connector.find(writtenNumber(number, 'US'), never)),
    );
    expect(found.every((contacts) => contacts.length === 1)).toBe(true);
  });

  it('does not let a page speak for another origin', () => {
    const claim = { e164: '+1', name: 'Eve', href: 'https://bank.example/customer' };
    expect(sightingOf(claim, crm, 1).url).toBe('https://crm.example/list');
  });

  it.each([
    'https://crm.example@evil.example/c/1',
    '//evil.example/c/1',
    'https://crm.example.evil.example/',
    'https://crm.example:8443/c/1',
    'http://crm.example/c/1',
    'javascript:alert(document.domain)//https://crm.example/',
    'data:text/html,crm.example',
    `https://crm.example/${'x'.repeat(10_240)}`.replace('crm', 'evil'),
    'blob:https://evil.example/1',
  ])('takes no address that is not of its very origin: %s', (href) => {
    expect(sightingOf({ e164: '+1', name: 'Eve', href }, crm, 1)).toMatchObject({
      url: 'https://crm.example/list',
      host: 'crm.example',
    });
  });

  it('lets a frame of elsewhere speak for elsewhere alone, not with the title of the CRM around it', () => {
    const framed = {
      origin: 'https://ads.example',
      url: 'https://ads.example/banner',
      tabTitle: 'Jane Doe | CRM',
      tabUrl: 'https://crm.example/c/1',
    };
    const href = 'https://crm.example/c/1';
    expect(sightingOf({ e164: '+1', href }, framed, 1)).toMatchObject({
      name: 'ads.example',
      url: 'https://ads.example/banner',
      host: 'ads.example',
    });
  });

  it('keeps what is said in one line of plain text, however long it was', () => {
    const nasty = `<b>\u2067Ada\r\n${'x'.repeat(10_240)}\ud800`;
    const claim = { e164: '+1', name: nasty, company: nasty, label: nasty };
    const { name, company, label } = sightingOf(claim, crm, 1);
    for (const text of [name, company, label]) {
      expect(text).toMatch(/^<b>Ada x+$/u);
      expect(text).toHaveLength(128);
    }
  });

  it('strips control and bidirectional marks from names', () => {
    expect(sightingOf({ e164: '+1', name: 'A\u202Eda\u0000 \n Lovelace' }, crm, 1).name).toBe(
      'Ada Lovelace',
    );
  });

  it('forgets everything at sign-out', async () => {
    const memory = area();
    const connector = seenOnPage(memory);
    await connector.numbers.saw([sightingOf({ e164: '+1', name: 'Ada' }, crm, 1)]);
    await connector.numbers.forget();
    expect([...memory.items.keys()]).toEqual([]);
  });
});
