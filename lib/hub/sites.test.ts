import { describe, expect, it, vi } from 'vitest';

vi.mock('../browser', () => ({
  browser: {
    runtime: {
      getManifest: () => ({ content_scripts: [{ matches: ['https://*.crm.example/*'] }] }),
    },
  },
}));
const { covers, siteState } = await import('./sites');
const { DEFAULT_SETTINGS } = await import('../policy/settings');

describe('covers', () => {
  it.each([
    ['https://*.crm.example/*', 'https://acme.crm.example', true],
    ['https://*.crm.example/*', 'https://crm.example', true],
    ['https://*.crm.example/*', 'https://evilcrm.example', false],
    ['https://*.crm.example/*', 'http://acme.crm.example', false],
    ['https://crm.example/*', 'https://crm.example.evil.example', false],
    ['http://localhost/*', 'http://localhost:4711', true],
    ['https://*/*', 'https://crm.example', false],
  ])('%s on %s: %s', (pattern, origin, expected) => {
    expect(covers(pattern, origin)).toBe(expected);
  });
});

describe('siteState', () => {
  it('is on and trusted on a built-in CRM, off elsewhere', () => {
    expect(siteState(DEFAULT_SETTINGS, 'https://a.crm.example')).toEqual({
      on: true,
      trusted: true,
    });
    expect(siteState(DEFAULT_SETTINGS, 'https://shop.example')).toEqual({
      on: false,
      trusted: false,
    });
  });

  it("follows the agent's own switch before anything else", () => {
    const settings = { ...DEFAULT_SETTINGS, sites: { 'https://a.crm.example': false } };
    expect(siteState(settings, 'https://a.crm.example').on).toBe(false);
  });
});
