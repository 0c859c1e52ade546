import plist from 'plist';
import { describe, expect, it } from 'vitest';
import type { Rollout } from './policies';
import { policyTemplates } from './templates';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

const ROLLOUT: Rollout = {
  id: ID,
  updateUrl: 'https://intranet.example/sidetone/updates.xml',
  managed: {
    enforced: {
      issuer: 'https://login.example',
      dispositions: [{ id: 'a', label: '已 "解决" \\ Ärger <&>' }],
      staySignedIn: true,
      historyDays: 0,
    },
    defaults: { region: 'DE' },
  },
};

const files = new Map(
  policyTemplates(ROLLOUT).map(({ name, content }) => [name, content] as const),
);
const text = (name: string): string => String(files.get(name));
const json = (name: string): unknown => JSON.parse(text(name));

/** What `reg import` would leave in the registry. */
function registry(name: string): Record<string, Record<string, string>> {
  const bytes = files.get(name);
  if (typeof bytes === 'string' || bytes === undefined) throw new Error('UTF-16 was expected');
  const found: Record<string, Record<string, string>> = {};
  let path = '';
  const [head = '', ...lines] = bytes.toString('utf16le').split('\r\n');
  expect(head).toBe('\uFEFFWindows Registry Editor Version 5.00');
  for (const line of lines) {
    path = /^\[(?<path>.*)\]$/u.exec(line)?.groups?.['path'] ?? path;
    const [, value = '', data = ''] = /^"((?:[^"\\]|\\.)*)"="((?:[^"\\]|\\.)*)"$/u.exec(line) ?? [];
    if (value) (found[path] ??= {})[value] = data.replace(/\\(.)/gu, '$1');
  }
  return found;
}

const SETTINGS = {
  chrome: { toolbar_pin: 'force_pinned' },
  edge: { toolbar_state: 'force_shown' },
} as const;

describe.each(['chrome', 'edge'] as const)('%s', (browser) => {
  const settings = {
    [ID]: {
      installation_mode: 'force_installed',
      update_url: ROLLOUT.updateUrl,
      override_update_url: true,
      ...SETTINGS[browser],
    },
  };
  const microphone = [`chrome-extension://${ID}`];

  it('Linux: one file of policies', () => {
    expect(json(`linux-${browser}.json`)).toEqual({
      ExtensionSettings: settings,
      AudioCaptureAllowedUrls: microphone,
      '3rdparty': { extensions: { [ID]: ROLLOUT.managed } },
    });
  });

  it('Windows: the registry, with dictionaries as JSON', () => {
    const vendor = browser === 'chrome' ? 'Google\\Chrome' : 'Microsoft\\Edge';
    const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}`;
    const found = registry(`windows-${browser}.reg`);
    expect(JSON.parse(found[root]?.['ExtensionSettings'] ?? '')).toEqual(settings);
    expect(found[`${root}\\AudioCaptureAllowedUrls`]).toEqual({ 1: microphone[0] });
    const own = found[`${root}\\3rdparty\\extensions\\${ID}\\policy`];
    expect(JSON.parse(own?.['enforced'] ?? '')).toEqual(ROLLOUT.managed.enforced);
    expect(JSON.parse(own?.['defaults'] ?? '')).toEqual(ROLLOUT.managed.defaults);
  });

  it('macOS: a profile with two payloads, whose identities stay', () => {
    const profile = plist.parse(text(`macos-${browser}.mobileconfig`)) as Record<string, unknown>;
    const domain = browser === 'chrome' ? 'com.google.Chrome' : 'com.microsoft.Edge';
    expect(profile['PayloadContent']).toMatchObject([
      { PayloadType: domain, ExtensionSettings: settings, AudioCaptureAllowedUrls: microphone },
      { PayloadType: `${domain}.extensions.${ID}`, ...ROLLOUT.managed },
    ]);
    const again = policyTemplates(ROLLOUT).find(
      ({ name }) => name === `macos-${browser}.mobileconfig`,
    );
    expect(again?.content).toBe(text(`macos-${browser}.mobileconfig`));
    expect(profile['PayloadUUID']).toMatch(/^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/u);
  });

  it('Intune: the catalogue’s settings, and the registry for what it lacks', () => {
    expect(json(`intune-${browser}.json`)).toMatchObject({
      settings: { ExtensionSettings: settings, AudioCaptureAllowedUrls: microphone },
      registry: [
        { name: 'enforced', type: 'REG_SZ' },
        { name: 'defaults', value: JSON.stringify(ROLLOUT.managed.defaults) },
      ],
    });
  });
});

it('Google Admin: each value wrapped as its console wants it', () => {
  expect(json('google-admin.json')).toEqual({
    enforced: { Value: ROLLOUT.managed.enforced },
    defaults: { Value: ROLLOUT.managed.defaults },
  });
});
