import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigurationError, readConfiguration } from './read-configuration';

const EXAMPLE = fileURLToPath(new URL('../../example.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sidetone-configuration-'));
const file = join(folder, 'gateway.json');
afterAll(() => rmSync(folder, { recursive: true }));

const secret = randomBytes(32).toString('base64url');
beforeEach(() => {
  for (const name of ['SEAL_KEY', 'STORAGE_KEY', 'SIP_SECRET', 'TURN_SECRET'])
    vi.stubEnv(`SIDETONE_${name}`, secret);
});

type Json = Record<string, unknown>;
const example = (): Json => JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Json;
const tenant = (more: Json): Json => ({ ...(example()['tenants'] as Json[])[0], ...more });
const jwt = { tokens: 'jwt', issuer: 'https://login.example.com', audience: 'sidetone' };

function complaint(changes: Json | string, mode = 0o600): string {
  const text = typeof changes === 'string' ? changes : JSON.stringify({ ...example(), ...changes });
  writeFileSync(file, text);
  chmodSync(file, mode);
  try {
    readConfiguration(file);
    return 'none';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.replaceAll(file, 'FILE');
    throw error;
  }
}

describe('the configuration', () => {
  it('is taken as the example writes it', () => {
    const read = readConfiguration(EXAMPLE);
    expect(read.tenants[0]).toMatchObject({ id: 'example', callCentre: { vendor: 'sip' } });
    expect(read.limits).toEqual({ perSubject: 300, everyone: 30_000, refusals: 60 });
  });

  it('is refused with the key and what to do', () => {
    expect(complaint({ publicUrl: undefined })).toBe(
      'FILE cannot be used:\n  publicUrl: is missing',
    );
    expect(complaint({ publicUrl: 'http://phone.example.com' })).toContain('publicUrl: must begin');
    expect(complaint({ publicUrl: 'https://a.example/x' })).toContain('publicUrl: must end after');
    expect(complaint({ extensions: ['*'] })).toContain('extensions.0: is no extension id');
    expect(complaint({ speling: 1 })).toContain('speling: is no key that is known here');
    expect(complaint({ storageKey: 'short' })).toContain('storageKey: is no key of 32 bytes');
    expect(
      complaint({ tenants: [tenant({ identity: { ...jwt, algorithms: ['HS256'] } })] }),
    ).toMatch(/tenants\.0\.identity\.algorithms\.0: must be \("RS256" \|/u);
    expect(complaint({ tenants: [tenant({ callCentre: { vendor: 'no' } })] })).toMatch(
      /tenants\.0\.callCentre\.vendor: must be .*"sip"/u,
    );
    expect(
      complaint({ tenants: [tenant({ callCentre: { vendor: 'sip', domain: 'a' } })] }),
    ).toMatch(/tenants\.0\.callCentre\.wsServers: is missing/u);
  });

  it('names a secret that is not there', () => {
    vi.stubEnv('SIDETONE_SIP_SECRET', '');
    expect(complaint({})).toContain(
      'tenants.0.callCentre.secret: names a secret that is not there, or is empty',
    );
  });

  it('D4: never quotes a secret', () => {
    expect(complaint({ storageKey: ['canary-secret'], metricsToken: 7 })).not.toContain('canary');
    expect(complaint('{ "storageKey": "canary-secret" "sealKeys" }')).not.toContain('canary');
  });

  it('D4: with secrets written in it, is for its owner alone', () => {
    expect(complaint({ storageKey: secret }, 0o640)).toContain('chmod 600 FILE');
    expect(complaint({ storageKey: secret }, 0o600)).toBe('none');
    expect(complaint({}, 0o644)).toBe('none');
  });

  it('knows whose people are whose', () => {
    const one = tenant({ id: 'one', identity: { ...jwt, where: { claim: 'org', is: '1' } } });
    const two = tenant({ id: 'two', identity: { ...jwt, where: { claim: 'org', is: '2' } } });
    expect(complaint({ tenants: [one, two] })).toBe('none');
    expect(complaint({ tenants: [one, one] })).toContain('must not have two tenants of one id');
    expect(complaint({ tenants: [one, tenant({ identity: jwt })] })).toContain('`identity.where`');
  });

  it('D3: shows an opaque token to one issuer at most', () => {
    const opaque = (host: string): Json =>
      tenant({ id: host, identity: { tokens: 'userinfo', issuer: `https://${host}.example` } });
    expect(complaint({ tenants: [opaque('a')] })).toBe('none');
    expect(complaint({ tenants: [opaque('a'), opaque('b')] })).toContain('opaque tokens of two');
  });

  it('says so when there is none', () => {
    expect(() => readConfiguration(join(folder, 'none.json'))).toThrow(/ENOENT.*`init` makes one/u);
  });
});
