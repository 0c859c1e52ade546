import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../policy/settings';
import type { Settings } from '../policy/settings';
import { guessed, regionSource } from './region';

const source = (settings: Partial<Settings> = {}, browserLanguage = 'en-US') =>
  regionSource({ current: { ...DEFAULT_SETTINGS, ...settings } }, browserLanguage);

const SITE = 'https://crm.example.com';

describe('the country of a page', () => {
  it('is first what was chosen for the site, then the page’s word, the domain, the setting', () => {
    const page = { origin: 'https://crm.example.at', language: 'de-DE' };
    const chosen = { siteRegions: { [page.origin]: 'CH' }, region: 'FR' };
    expect(source(chosen).on(page)).toEqual({ region: 'CH', from: 'site' });
    expect(source({ region: 'FR' }).on(page)).toEqual({ region: 'DE', from: 'language' });
    expect(source({ region: 'FR' }).on({ origin: page.origin })).toEqual({
      region: 'AT',
      from: 'domain',
    });
    expect(source({ region: 'FR' }).on({ origin: SITE, language: 'ja' })).toEqual({
      region: 'FR',
      from: 'setting',
    });
    expect(source().on({ origin: SITE, language: 'ja' })).toEqual({
      region: 'JP',
      from: 'language',
    });
    expect(source({}, 'de').on({ origin: SITE })).toEqual({ region: 'DE', from: 'browser' });
    expect(source({}, 'eo').on({ origin: SITE })).toEqual({ region: 'US', from: 'browser' });
  });

  it('is chosen for one origin only', () => {
    const some = source({ siteRegions: { 'https://a.example': 'CH' } }, 'de');
    expect(some.on({ origin: 'https://b.a.example' }).region).toBe('DE');
    expect(some.on({ origin: 'http://a.example' }).region).toBe('DE');
    expect(some.on({ origin: 'https://a.example:8443' }).region).toBe('DE');
  });

  it.each([
    ['de-AT', 'AT'],
    ['de_CH', 'CH'],
    [' fr-CA ', 'CA'],
    ['en-GB', 'GB'],
    ['en-UK', 'GB'],
    ['zh-Hant-HK', 'HK'],
    ['ja-JP-u-ca-japanese', 'JP'],
    ['es-US', 'US'],
    ['ja', 'JP'],
    ['zh', 'CN'],
    ['zh-Hant', 'TW'],
    ['pt', 'BR'],
    ['iw', 'IL'],
  ])('is told by the language "%s": %s', (language, region) => {
    expect(source({}, 'nl').on({ origin: SITE, language })).toEqual({ region, from: 'language' });
  });

  it.each([
    'en',
    'EN',
    'en-US',
    'en_US',
    'en-us',
    'en-Latn-US',
    'en-US-POSIX',
    'en-001',
    'en-150',
    'en-EU',
    'en-ZZ',
    'es-419',
    'eo',
    'und',
    'mul',
    'zxx',
    'x-klingon',
    'C',
    'deutsch, bitte',
    'de-',
    '-',
    '<script>',
    '',
    'a'.repeat(64),
  ])('is not told by "%s"', (language) => {
    expect(source({}, 'nl').on({ origin: SITE, language })).toEqual({
      region: 'NL',
      from: 'browser',
    });
  });

  it('takes a language for where it is spoken if its country is none', () => {
    expect(source({}, 'nl').on({ origin: SITE, language: 'de-ZZ' }).region).toBe('DE');
  });

  it.each([
    ['https://crm.example.de', 'DE'],
    ['https://crm.example.de.', 'DE'],
    ['https://crm.example.co.uk:8443', 'GB'],
    ['https://example.com.cn', 'CN'],
    ['https://пример.рф', 'RU'],
    ['https://例子.中国', 'CN'],
    ['https://例子.香港', 'HK'],
    ['https://예시.한국', 'KR'],
    ['https://مثال.السعودية', 'SA'],
  ])('is told by the domain of %s: %s', (origin, region) => {
    expect(source({}, 'nl').on({ origin: new URL(origin).origin })).toEqual({
      region,
      from: 'domain',
    });
  });

  it.each([
    'https://crm.example.com',
    'https://crm.example.io',
    'https://crm.example.co',
    'https://crm.example.ai',
    'https://crm.example.eu',
    'https://crm.example.ею',
    'https://crm.example.aq',
    'https://crm.example.xn--nothing',
    'http://192.168.1.20:8080',
    'http://[2001:db8::1]',
    'http://[::ffff:192.0.2.1]',
    'http://localhost:3000',
    'http://de',
    'null',
    '',
  ])('is not told by the domain of "%s"', (origin) => {
    expect(source({}, 'nl').on({ origin })).toEqual({ region: 'NL', from: 'browser' });
  });
});

it('what the agent types is of the set country, else of the browser’s', () => {
  expect(source({ region: 'FR' }, 'de').typed()).toEqual({ region: 'FR', from: 'setting' });
  expect(source({}, 'de').typed()).toEqual({ region: 'DE', from: 'browser' });
  expect(source({}, 'en-AU').typed()).toEqual({ region: 'AU', from: 'browser' });
  expect(source({}, 'not a language').typed()).toEqual({ region: 'US', from: 'browser' });
});

it('is a guess unless somebody has chosen it', () => {
  const guesses = (['site', 'language', 'domain', 'setting', 'browser'] as const).filter((from) =>
    guessed({ region: 'DE', from }),
  );
  expect(guesses).toEqual(['language', 'domain', 'browser']);
});

describe('the likely countries', () => {
  it('are the page’s, the agent’s, and those chosen last, each once', () => {
    const settings = {
      region: 'FR',
      siteRegions: { 'https://a.example': 'ES', 'https://b.example': 'DE' },
    };
    const page = { origin: 'https://crm.example.at', language: 'de-DE' };
    expect(source(settings, 'en-GB').likely(page)).toEqual(['DE', 'AT', 'FR', 'ES', 'GB']);
    expect(source(settings, 'en-GB').likely()).toEqual(['FR', 'DE', 'ES', 'GB']);
  });

  it('are few, and countries', () => {
    const many = ['ES', 'DE', 'ZZ', 'IT', 'PL', 'NL', 'BE', 'CZ', 'DK'];
    const siteRegions = Object.fromEntries(many.map((code) => [`https://${code}.example`, code]));
    const likely = source({ siteRegions }).likely();
    expect(likely).toHaveLength(6);
    expect(likely).not.toContain('ZZ');
  });
});
