import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { urlTemplate } from '.';
import { writtenNumber } from '../../../phone-numbers/written-forms';
import { urlTemplateSettings } from './settings';

const page = (template: string, typed: string) =>
  urlTemplate({ template }).searchPage?.(writtenNumber(typed, 'DE'));

describe('url-template', () => {
  it('fills in the number', () => {
    expect(page('https://crm.example/s?p={national}&i={e164}#/{digits}', '030 123456')).toBe(
      'https://crm.example/s?p=030123456&i=%2B4930123456#/4930123456',
    );
  });

  it.each([
    'http://crm.example/?p={national}',
    'https://{national}.example/',
    'https://crm.example:{digits}/',
    'https://user:pw@crm.example/?p={national}',
    'https://crm.example@evil.example/?p={national}',
    'https:\\\\crm.example\\{national}',
    'javascript:alert({national})',
    'https://crm.example/',
    'https://crm.example/?p={phone}',
    'https://crm.example/?p={national',
    ' https://crm.example/?p={national}',
    '{national}',
    '',
  ])('refuses %j', (template) => {
    expect(v.safeParse(urlTemplateSettings, { template }).success).toBe(false);
  });

  it('stays on its host, whoever calls', () => {
    const template = 'https://crm.example/s/{national}/?a={e164}#{digits}';
    expect(v.parse(urlTemplateSettings, { template })).toEqual({ template });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const address = page(template, typed);
        if (address !== undefined) expect(new URL(address).origin).toBe('https://crm.example');
      }),
    );
  });
});
