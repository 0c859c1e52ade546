import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { httpJsonSettings } from './mapping';
import { espoCrm } from './mappings/espocrm';
import { odoo } from './mappings/odoo';
import { suiteCrm } from './mappings/suitecrm';
import { filledBody, filledPath, textAt } from './template';

const mapping = espoCrm('https://crm.example');

describe('the schema of a mapping', () => {
  it.each([mapping, suiteCrm('https://crm.example:8443'), odoo('https://crm.example', 'acme')])(
    'takes what ships, $crm',
    (shipped) => expect(v.parse(httpJsonSettings, shipped)).toEqual(shipped),
  );

  it.each([
    { ...mapping, origin: 'http://crm.example' },
    { ...mapping, origin: 'https://user:pw@crm.example' },
    { ...mapping, origin: 'https://crm.example/api' },
    { ...mapping, pages: 'javascript:alert(1)' },
    { ...mapping, find: { ...mapping.find, path: '//evil.example/{e164}' } },
    { ...mapping, find: { ...mapping.find, path: 'https://evil.example/' } },
    { ...mapping, find: { ...mapping.find, path: '@evil.example/' } },
    { ...mapping, find: { ...mapping.find, path: '/\\evil.example' } },
    { ...mapping, find: { ...mapping.find, headers: { authorization: 'Bearer x' } } },
    { ...mapping, find: { ...mapping.find, headers: { Cookie: 'a=b' } } },
    { ...mapping, find: { ...mapping.find, page: '//evil.example/{id}' } },
    { ...mapping, find: { ...mapping.find, method: 'DELETE' } },
    { ...mapping, find: { ...mapping.find, phones: {} } },
    { ...mapping, find: { ...mapping.find, forms: ['regex'] } },
  ])('refuses example %#', (wrong) => {
    expect(v.safeParse(httpJsonSettings, wrong).success).toBe(false);
  });
});

describe('templates', () => {
  it('let no value out of its place in a path', () => {
    expect(filledPath('/c/{id}?a=1', { id: '../../x?y=1&a=2#/\ud800' })).toBe(
      '/c/..%2F..%2Fx%3Fy%3D1%26a%3D2%23%2F%EF%BF%BD?a=1',
    );
  });
  it('keep the shape of a body, numbers, and leave out what is not there', () => {
    const template = { n: '{seconds}', who: ['{contact}'], parent: '{contact}', t: '{id}: {note}' };
    const values = { seconds: 42, contact: undefined, id: '"}', note: '{seconds}' };
    expect(filledBody(template, values)).toEqual({
      n: 42,
      who: [],
      parent: undefined,
      t: '"}: {seconds}',
    });
  });
  it('leave alone what is no place of theirs', () => {
    expect(filledPath('/{constructor}/{toString}', { id: '1' })).toBe('/{constructor}/{toString}');
    expect(filledBody('{__proto__}', { id: '1' })).toBe('{__proto__}');
  });
  it.each(['__proto__', 'constructor.name', 'a.length', 'a.toString', 'b', 'c.0.d.e'])(
    'find nothing at %s',
    (path) => expect(textAt({ a: 'x', b: { c: 1 }, c: [{ d: null }] }, path)).toBe(''),
  );
});
