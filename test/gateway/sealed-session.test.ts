import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Seal, type SealKey } from '../../gateway/src/seal';
import { sealSession, type SealedSession } from '../../gateway/src/session';
import { freshKey, settings, startGateway, tenant, told, type Gateway } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';

const NO = [401, 'unauthorised'];
const old: SealKey = { id: 'old', key: freshKey() };
const young: SealKey = { id: 'young', key: freshKey() };
let now = Date.now();
let issuer: Issuer;
const running: Gateway[] = [];
let gateway: Gateway;

function start(sealKeys: [SealKey, ...SealKey[]]): Promise<Gateway> {
  const session = (id: string, client: string) => {
    const plain = tenant(issuer, {}, { id, identity: { tokens: 'session' } });
    return { ...plain, callCentre: { ...plain.callCentre, client } };
  };
  const tenants = [session('a', 'client-a'), session('b', 'client-b')];
  return startGateway(settings(tenants, { sealKeys }), { clock: () => now });
}

beforeAll(async () => {
  issuer = await startIssuer();
  gateway = await start([old]);
  running.push(gateway);
});
afterAll(() => Promise.all([...running, issuer].map((each) => each.stop())));

const session = (more: Partial<SealedSession> = {}): SealedSession => ({
  tenant: 'a',
  subject: 'edward',
  client: 'client-a',
  claims: { sub: 'edward', name: 'Edward' },
  access: 'canary-access',
  accessExpiresAt: now + 3_600_000,
  refresh: 'canary-refresh',
  endsAt: now + 12 * 3_600_000,
  ...more,
});
const sealed = (more?: Partial<SealedSession>, keys: [SealKey, ...SealKey[]] = [old]) =>
  sealSession(new Seal(keys), session(more));
const ask = (bearer: string, at = gateway) => told(at.ask('/session', bearer));

describe('a sealed session', () => {
  it('is the agent’s bearer, and shows nothing of what is in it', async () => {
    const bearer = await sealed();
    expect(await ask(bearer)).toMatchObject({ tenant: 'a', subject: 'edward', name: 'Edward' });
    expect(Buffer.from(bearer.split('.')[2] ?? '', 'base64url').toString()).not.toContain('canary');
  });

  it('D5: of one tenant or client is none of another', async () => {
    expect(await ask(await sealed({ tenant: 'b' }))).toEqual(NO);
    expect(await ask(await sealed({ client: 'client-b' }))).toEqual(NO);
    expect(await ask(await sealed({ tenant: 'gone' }))).toEqual(NO);
  });

  it('D5: of one agent is not made another’s', async () => {
    expect(await ask(await sealed({ subject: 'sissi' }))).toEqual(NO);
  });

  it('D5: is over with the vendor’s token, and for good after its hours', async () => {
    const bearer = await sealed({ endsAt: now + 1000 });
    const short = await sealed({ accessExpiresAt: now + 500 });
    now += 600;
    expect(await ask(short)).toEqual(NO);
    expect(await ask(bearer)).toMatchObject({ subject: 'edward' });
    now += 400;
    expect(await ask(bearer)).toEqual(NO);
  });

  it('D5: lives through a new key, and ends when its own is taken away', async () => {
    const bearer = await sealed();
    const rotated = await start([young, old]);
    const after = await start([young]);
    running.push(rotated, after);
    expect(await ask(bearer, rotated)).toMatchObject({ subject: 'edward' });
    expect(await ask(bearer, after)).toEqual(NO);
  });

  it('D5: with any piece of it changed is none', async () => {
    const bearer = await sealed();
    for (let at = 0; at < bearer.length; at += 7) {
      const changed = bearer[at] === 'A' ? 'B' : 'A';
      expect(await ask(bearer.slice(0, at) + changed + bearer.slice(at + 1))).toEqual(NO);
    }
    expect(await ask(await new Seal([old]).seal('state', session(), now + 9999))).toEqual(NO);
  });
});
