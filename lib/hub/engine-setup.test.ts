import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../log/log';
import { DEFAULT_SETTINGS, type Settings } from '../policy/settings';
import { EMPTY_SNAPSHOT, type Snapshot } from '../snapshot/snapshot';
import { configOf, credentialsFor } from './engine-setup';
import type { GatewayFault } from './gateway/gateway-answer';
import { callCentreIdentity } from './identities';
import { signInState } from './sign-in-state';

const GATEWAY = 'https://gateway.example';
const ISSUER = 'https://login.example/realms/acme';
const named = { vendor: 'tencent-tccc', can: [], admin: false, at: 0 };

const settingsOf = (some: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...some });
const hosted = settingsOf({ provider: 'hosted', gateway: GATEWAY, issuer: ISSUER });
const sip = settingsOf({ provider: 'sip', gateway: GATEWAY, issuer: ISSUER });
const signedIn: Snapshot = {
  ...EMPTY_SNAPSHOT,
  provider: 'hosted',
  signIn: 'in',
  gateway: named,
};

/** What the engine is given when the gateway answers so; and what was asked of it. */
async function given(settings: Settings, says: unknown, fault?: GatewayFault) {
  const asked: string[] = [];
  const answer = await credentialsFor(
    {
      settings,
      snapshot: signedIn,
      account: { identity: callCentreIdentity(settings), expired: () => Promise.resolve() },
      gateway: {
        ask: (request, schema) => {
          asked.push(`${request.body ? 'POST' : 'GET'} ${request.path}`);
          if (fault) return Promise.resolve({ ok: false, error: fault });
          return Promise.resolve({ ok: true, value: v.parse(schema, says) });
        },
      },
      log: { ...loggerOf('test'), warn: () => undefined },
    },
    false,
  );
  return { answer, asked };
}

beforeEach(() => fakeBrowser.reset());

describe('which page the engine frames', () => {
  it('the gateway’s for its vendor, once it has named it', () => {
    const url = `${GATEWAY}/softphones/tencent-tccc/`;
    expect(configOf(hosted, signedIn)).toEqual({ kind: 'hosted', url });
    expect(configOf(hosted, { ...signedIn, gateway: null })).toBeNull();
  });

  it('the company’s own goes before it', () => {
    const url = 'https://phone.example/softphone.html';
    expect(configOf({ ...hosted, hostedUrl: url }, signedIn)).toEqual({ kind: 'hosted', url });
  });
});

describe('what the engine goes on line with', () => {
  const page = '/softphones/tencent-tccc/';

  it('a hosted page of the gateway’s: what the gateway has made for this start', async () => {
    const { answer, asked } = await given(hosted, { page, credentials: { token: 't' } });
    expect(answer).toEqual({ ok: true, value: { token: 't' } });
    expect(asked).toEqual(['POST /softphone/session']);
  });

  it.each(['/softphones/aliyun-ccc/', 'https://evil.example/softphones/tencent-tccc/', '//['])(
    'what is meant for %s is not given to the page that is framed',
    async (other) => {
      const { answer } = await given(hosted, { page: other, credentials: { token: 't' } });
      expect(answer).toEqual({ ok: false, error: 'credentials-unavailable' });
    },
  );

  it('SIP: the gateway’s login, where no other address hands one out', async () => {
    const login = {
      uri: 'sip:ada@pbx.example',
      username: '1800000000:ada',
      password: 'short-lived',
      servers: ['wss://pbx.example/ws'],
      iceServers: [],
      expiresIn: 3_600,
    };
    const { answer, asked } = await given(sip, login);
    expect(answer).toEqual({ ok: true, value: login });
    expect(asked).toEqual(['POST /sip/credentials']);
  });

  it.each<[GatewayFault, string]>([
    ['forbidden', 'credentials-denied'],
    ['vendor-denied', 'credentials-denied'],
    ['vendor-timeout', 'credentials-unavailable'],
    ['unreachable', 'credentials-unavailable'],
  ])('the gateway says %s: the line is told %s', async (fault, line) => {
    expect((await given(hosted, null, fault)).answer).toEqual({ ok: false, error: line });
  });

  it('a page of the company’s own, and the practice line, ask nobody', async () => {
    const own = { ...hosted, hostedUrl: 'https://phone.example/' };
    for (const settings of [own, settingsOf({ gateway: GATEWAY, issuer: ISSUER })]) {
      expect(await given(settings, null)).toEqual({ answer: { ok: true, value: null }, asked: [] });
    }
  });
});

describe('who must sign in', () => {
  it('whoever the gateway gives a line; without a provider nobody can, and that is said', () => {
    expect(signInState(hosted, null, null).signIn).toBe('out');
    expect(signInState({ ...hosted, issuer: '' }, null, null).signIn).toBe('out');
    expect(signInState(sip, null, null).signIn).toBe('out');
    const own = { ...hosted, issuer: '', hostedUrl: 'https://phone.example/' };
    expect(signInState(own, null, null).signIn).toBe('not-needed');
  });

  it('SIP without a provider is typed in, gateway or not', () => {
    const login = { server: 'wss://pbx.example', uri: 'sip:a@b', username: 'ada', password: 'p' };
    expect(signInState({ ...sip, issuer: '' }, null, login).signIn).toBe('in');
    expect(signInState(sip, null, login).signIn).toBe('out');
  });

  it('C7: the token may go to the gateway’s origin, and to no other that was not named', () => {
    expect(callCentreIdentity(sip).origins).toEqual([GATEWAY]);
    expect(callCentreIdentity(DEFAULT_SETTINGS).origins).toEqual([]);
  });
});
