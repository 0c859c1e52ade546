import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings, startGateway, tenant, told, EXTENSION, type Gateway } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';

const NO = [401, 'unauthorised'];
let issuer: Issuer;
let other: Issuer;
let gateway: Gateway;
let now = Date.now();
const seconds = (): number => Math.floor(now / 1000);

beforeAll(async () => {
  [issuer, other] = await Promise.all([startIssuer(), startIssuer()]);
  const person = { softphoneSession: undefined };
  const centre = (id: string, origin: Issuer, org: string) =>
    tenant(
      origin,
      {
        ...person,
        can: new Set(['softphone'] as const),
        softphoneSession: ({ vendorUser }) =>
          Promise.resolve({ page: 'practice', credentials: { belongs: id, vendorUser } }),
      },
      {
        id,
        identity: {
          tokens: 'jwt',
          issuer: origin.issuer,
          audience: 'sidetone',
          algorithms: ['RS256'],
          origins: [],
          where: { claim: 'org', is: org },
        },
      },
    );
  const opaque = tenant(
    other,
    {},
    { id: 'opaque', identity: { tokens: 'userinfo', issuer: other.issuer, origins: [] } },
  );
  gateway = await startGateway(
    settings([centre('a', issuer, 'org-a'), centre('b', issuer, 'org-b'), opaque]),
    { clock: () => now },
  );
});
afterAll(() => Promise.all([gateway.stop(), issuer.stop(), other.stop()]));

const ask = (token?: string) => told(gateway.ask('/session', token));

describe('who asks', () => {
  it('is who their token says', async () => {
    expect(await ask(await issuer.token({ org: 'org-a', name: 'Edward' }))).toMatchObject({
      tenant: 'a',
      subject: 'edward',
      name: 'Edward',
      roles: ['agent'],
      callCentre: { vendor: 'sip', can: ['softphone'] },
    });
  });

  it('D3: no token, none that is one, and no cookie for it', async () => {
    expect(await ask()).toEqual(NO);
    expect(await ask('nonsense')).toEqual(NO);
    const cookie = { headers: { cookie: `token=${await issuer.token({ org: 'org-a' })}` } };
    expect(await told(gateway.ask('/session', undefined, cookie))).toEqual(NO);
  });

  it('D3: signed by another key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await ask(await issuer.token({ org: 'org-a' }, { by: privateKey }))).toEqual(NO);
    const unknown = { by: privateKey, header: { kid: 'two' } };
    expect(await ask(await issuer.token({ org: 'org-a' }, unknown))).toEqual(NO);
  });

  it('D3: not signed at all (alg none)', async () => {
    const [, payload = ''] = (await issuer.token({ org: 'org-a' })).split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      const header = Buffer.from(JSON.stringify({ alg, kid: 'one' })).toString('base64url');
      expect(await ask(`${header}.${payload}.`)).toEqual(NO);
    }
  });

  it('D3: signed with the public key as if it were a shared secret (HS for RS)', async () => {
    const { createPublicKey } = await import('node:crypto');
    const publicKey = createPublicKey({
      key: issuer.publicKey as Record<string, string>,
      format: 'jwk',
    });
    for (const type of ['spki', 'pkcs1'] as const) {
      const by = new TextEncoder().encode(publicKey.export({ type, format: 'pem' }) as string);
      const token = await issuer.token({ org: 'org-a' }, { by, header: { alg: 'HS256' } });
      expect(await ask(token)).toEqual(NO);
    }
  });

  it('D3: a key that comes with the token is not believed', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { SignJWT, importPKCS8 } = await import('jose');
    const by = await importPKCS8(
      pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      'RS256',
    );
    const token = await new SignJWT({ org: 'org-a' })
      .setProtectedHeader({ alg: 'RS256', jwk: pair.publicKey.export({ format: 'jwk' }) })
      .setIssuer(issuer.issuer)
      .setAudience('sidetone')
      .setSubject('edward')
      .setExpirationTime('5m')
      .sign(by);
    expect(await ask(token)).toEqual(NO);
  });

  it('D3: too old, without an end, or not yet good', async () => {
    expect(await ask(await issuer.token({ org: 'org-a', exp: seconds() - 31 }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-a', exp: undefined }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-a', nbf: seconds() + 60 }))).toEqual(NO);
  });

  it('D3: for another audience, of another issuer, of nobody', async () => {
    expect(await ask(await issuer.token({ org: 'org-a', aud: 'another' }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-a', aud: undefined }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-a', iss: 'https://evil.test' }))).toEqual(NO);
    expect(await ask(await other.token({ org: 'org-a', iss: issuer.issuer }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-a', sub: undefined }))).toEqual(NO);
  });

  it('D3: A gets nothing of B, whatever the body says', async () => {
    const body = JSON.stringify({
      tenant: 'b',
      subject: 'sissi',
      vendorUser: 'sissi',
      org: 'org-b',
    });
    const post = { method: 'POST', body };
    const token = await issuer.token({ org: 'org-a' });
    expect(await told(gateway.ask('/softphone/session?tenant=b&org=org-b', token, post))).toEqual({
      page: '/softphones/practice/',
      credentials: { belongs: 'a', vendorUser: 'edward' },
    });
    const keys = await Promise.all(
      ['org-a', 'org-b'].map(async (org) => ask(await issuer.token({ org }))),
    );
    expect(new Set(keys.map((key) => (key as { storageKey: string }).storageKey)).size).toBe(2);
    expect(await ask(await issuer.token({ org: ['org-a', 'org-b'] }))).toEqual(NO);
    expect(await ask(await issuer.token({ org: 'org-c' }))).toEqual(NO);
    expect(await ask(await issuer.token())).toEqual(NO);
  });

  it('D3: a request without Origin needs a bearer as any other; a foreign page reads nothing', async () => {
    const from = async (origin?: string) => {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      const answer = await gateway.ask('/session', undefined, { headers });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    expect(await from()).toEqual([401, null]);
    expect(await from(`chrome-extension://${EXTENSION}`)).toEqual([
      401,
      `chrome-extension://${EXTENSION}`,
    ]);
    for (const origin of ['https://evil.test', 'null', `chrome-extension://${'a'.repeat(32)}`])
      expect(await from(origin)).toEqual([401, null]);
  });

  it('D3: a captured request is of use until its token ends, and not a second longer', async () => {
    const token = await issuer.token({ org: 'org-a' });
    const replay = () => told(gateway.ask('/softphone/session', token, { method: 'POST' }));
    expect(await replay()).toMatchObject({ page: '/softphones/practice/' });
    const answer = await gateway.ask('/softphone/session', token, { method: 'POST' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    now = Date.now() + 331_000;
    expect(await replay()).toEqual(NO);
    now = Date.now();
  });

  it('D3: an opaque token is whose its issuer says, and seconds after its revocation nobody’s', async () => {
    other.opaque.set('opaque-token', { sub: 'sissi' });
    expect(await ask('opaque-token')).toMatchObject({ tenant: 'opaque', subject: 'sissi' });
    const asked = other.asked.filter((path) => path === '/me').length;
    expect(await ask('opaque-token')).toMatchObject({ subject: 'sissi' });
    expect(other.asked.filter((path) => path === '/me')).toHaveLength(asked);
    other.opaque.delete('opaque-token');
    now += 10_001;
    expect(await ask('opaque-token')).toEqual(NO);
    now = Date.now();
  });

  it('fetches the keys once for many', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async () => ask(await issuer.token({ org: 'org-a' }))),
    );
    expect(issuer.asked.filter((path) => path === '/keys').length).toBeLessThan(4);
  });
});
