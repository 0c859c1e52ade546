import { describe, expect, it } from 'vitest';
import { telTarget } from './tel-link';

describe('telTarget', () => {
  it.each([
    [
      'tel:+1-415-555-2671',
      { e164: '+14155552671', certainty: 'sure', why: ['tel-link', 'country-code'] },
    ],
    ['TEL:+1(415)5552671', { e164: '+14155552671', certainty: 'sure' }],
    ['tel://+14155552671', { e164: '+14155552671' }],
    ['tel:+14155552671;ext=12', { e164: '+14155552671', extension: '12' }],
    ['tel:+14155552671;EXT=12', { e164: '+14155552671', extension: '12' }],
    ['tel:+14155552671,12', { e164: '+14155552671', extension: '12' }],
    ['tel:+14155552671,,12#', { e164: '+14155552671', extension: '12' }],
    ['tel:+14155552671x12', { e164: '+14155552671', extension: '12' }],
    ['tel:+1%20415%20555%202671', { e164: '+14155552671' }],
    ['tel:4155552671', { e164: '+14155552671', certainty: 'guess', why: ['tel-link'] }],
    ['tel:%2B8613800138000', { e164: '+8613800138000', certainty: 'sure' }],
    ['tel:＋８６１３８００１３８０００', { e164: '+8613800138000' }],
    ['tel:30901820;phone-context=+49', { e164: '+4930901820', certainty: 'sure' }],
    ['tel:030-901820;phone-context=+49', { e164: '+4930901820' }],
    ['tel:4155552671;phone-context=example.com', { e164: '+14155552671' }],
    [
      'tel:+14150552671',
      {
        e164: '+14150552671',
        certainty: 'guess',
        why: ['tel-link', 'country-code', 'only-possible'],
      },
    ],
    [
      'tel:4150552671',
      { e164: '+14150552671', certainty: 'guess', why: ['tel-link', 'only-possible'] },
    ],
    [
      'tel:+999123456789',
      { e164: '+999123456789', why: ['tel-link', 'country-code', 'only-possible'] },
    ],
    ['tel:411', { e164: '411', certainty: 'guess', why: ['short-code', 'tel-link'] }],
  ])('%s dials', (href, target) => {
    expect(telTarget(href, { region: 'US' })).toMatchObject(target);
  });

  it('drops what is dialled once the call is through', () => {
    const target = telTarget('tel:+14155552671p12w3', { region: 'US' });
    expect(target?.e164).toBe('+14155552671');
    expect(target?.extension).toBeUndefined();
  });

  it('knows the short codes of the region', () => {
    expect(telTarget('tel:95588', { region: 'CN' })).toMatchObject({ e164: '95588', region: 'CN' });
    expect(telTarget('tel:95588', { region: 'US' })).toBeNull();
  });

  it.each([
    'tel:',
    'tel:1-800-FLÖWERS',
    'tel:110',
    'tel:911',
    'tel:*100#',
    // Of China, of the United Kingdom: nothing that begins so can be a number here.
    'tel:13800138000',
    'tel:13572532185',
    'tel:07911123456',
    'mailto:a@b.example',
    'https://x.example',
    'tel:%E0%A4%A',
  ])('%s dials nothing that we know', (href) => {
    expect(telTarget(href, { region: 'US' })).toBeNull();
  });
});
