import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveOf } from './archive';
import { hostsIn, NO_HOSTS } from './hosts';
import { managedIn } from './managed-values';
import { forCompany, forStore } from './manifest-of';
import { makeSigningKey, signingKeyIn } from './signing-key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const MANIFEST = {
  version: '1.2.3',
  minimum_chrome_version: '140',
  key: 'ours',
  host_permissions: ['https://built.in/*'],
  content_scripts: [{ matches: ['https://built.in/*'], js: ['gate.js'] }],
};

describe('archiveOf', () => {
  it('is the same, byte for byte, whatever the dates and the order of writing', async () => {
    const build = (names: readonly string[], seconds: number): string => {
      const at = mkdtempSync(join(folder, 'build-'));
      mkdirSync(join(at, 'deep'));
      for (const name of names) {
        writeFileSync(join(at, name), `content of ${name}`);
        utimesSync(join(at, name), seconds, seconds);
      }
      return at;
    };
    const names = ['manifest.json', 'b.js', 'a.js', 'deep/c.css'];
    const one = await archiveOf(build(names, 1_600_000_000), MANIFEST);
    const two = await archiveOf(build(names.toReversed(), 1_700_000_000), MANIFEST);
    expect(one.equals(two)).toBe(true);
    const { files } = await JSZip.loadAsync(one);
    expect(Object.keys(files)).toEqual(['a.js', 'b.js', 'deep/c.css', 'manifest.json']);
    expect(await files['deep/c.css']?.async('text')).toBe('content of deep/c.css');
    expect(JSON.parse((await files['manifest.json']?.async('text')) ?? '')).toEqual(MANIFEST);
  });
});

describe('the manifest', () => {
  it('names no key for a store', () => {
    expect(forStore(MANIFEST)).not.toHaveProperty('key');
    expect({ ...forStore(MANIFEST), key: 'ours' }).toEqual(MANIFEST);
  });

  it('reads the company’s CRMs from the start, and only reaches its services', () => {
    const hosts = {
      crm: ['https://crm.acme.example:8443'],
      services: ['https://login.acme.example', 'wss://pbx.acme.example'],
    };
    expect(forCompany(MANIFEST, hosts, 'theirs')).toEqual({
      ...MANIFEST,
      key: 'theirs',
      host_permissions: [
        'https://built.in/*',
        'https://crm.acme.example/*',
        'https://login.acme.example/*',
        'https://pbx.acme.example/*',
      ],
      content_scripts: [
        { matches: ['https://built.in/*', 'https://crm.acme.example/*'], js: ['gate.js'] },
      ],
    });
    expect(forCompany(MANIFEST, NO_HOSTS, 'ours')).toEqual(MANIFEST);
  });
});

describe('--hosts', () => {
  it('takes origins', () => {
    const hosts = { crm: ['https://crm.example'], services: ['wss://pbx.example:7443'] };
    expect(hostsIn(file('hosts.json', hosts))).toEqual(hosts);
    expect(hostsIn(file('hosts.json', {}))).toEqual(NO_HOSTS);
  });

  it.each([
    [{ crm: ['http://crm.example'] }, 'crm.0'],
    [{ crm: ['https://crm.example/path'] }, 'crm.0'],
    [{ crm: ['https://ok.example', 'crm.example'] }, 'crm.1'],
    [{ services: ['https://user@login.example'] }, 'services.0'],
    [{ services: ['javascript:alert(1)'] }, 'services.0'],
    [{ gateway: ['https://gw.example'] }, 'gateway'],
  ])('%j: says which entry is wrong (%s)', (hosts, path) => {
    expect(() => hostsIn(file('hosts.json', hosts))).toThrow(`${path}: `);
  });
});

describe('--policy', () => {
  it('has two parts, and no third', () => {
    expect(managedIn(file('p.json', { enforced: { region: 'DE' } }))).toEqual({
      enforced: { region: 'DE' },
      defaults: {},
    });
    expect(() => managedIn(file('p.json', { region: 'DE' }))).toThrow('region: ');
  });

  it.each([
    [{ enforced: { issuers: 'https://login.example' } }, 'enforced.issuers: no such key'],
    [{ defaults: { historyDays: '7' } }, 'defaults.historyDays: must be of type number'],
    [{ enforced: { doNotCall: {} } }, 'enforced.doNotCall: must be of type array'],
    [{ enforced: [] }, 'enforced: '],
  ])('%j: %s', (policy, fault) => {
    expect(() => managedIn(file('p.json', policy))).toThrow(fault);
  });
});

describe('--key', () => {
  it('gives the id that Chromium computes from it', () => {
    const key = makeSigningKey(join(folder, 'key.pem'));
    expect(key.id).toMatch(/^[a-p]{32}$/u);
    expect(signingKeyIn(key.file)).toEqual(key);
  });

  it('says how to make one where there is none, and that Chrome wants RSA', () => {
    expect(() => signingKeyIn(join(folder, 'none.pem'))).toThrow('openssl genpkey');
    const ec = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2
OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r
1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G
-----END PRIVATE KEY-----
`;
    expect(() => signingKeyIn(file('ec.pem', ec))).toThrow('no RSA key');
  });
});
