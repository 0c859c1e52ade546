import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP_NAME,
  ISSUER,
  otherwise,
  rigAiccs,
  SECRETS,
  wrongSecret,
  type AiccsRig,
} from '../../../../test/peers/aliyun-aiccs/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import { Secret } from '../../secret';

const never = new AbortController().signal;
const ada = callerOf('ada@acme');

const lastForm = ({ peer }: AiccsRig): URLSearchParams =>
  new URLSearchParams(peer.heard.entries.findLast((one) => one.action === 'token_exchange')?.body);

describe('003, JWT mode', () => {
  let rig: AiccsRig;
  beforeAll(async () => void (rig = await rigAiccs()));
  afterAll(() => rig.stop());

  test('an agent signs in: the hotline SDK is handed instance, token and host', async () => {
    const session = await rig.centre.softphoneSession?.(ada, never);
    expect(session).toMatchObject({
      page: 'aliyun-aiccs',
      credentials: { instanceId: 'ccc_xp_pre-cn-acme', apiHost: 'api.rhinokeen.com' },
    });
    const token = String(session?.credentials['token']);
    expect(rig.peer.tokens.accountOf(token, 'hotline')).toBe('ada@acme');
    expect(session?.expiresAt).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  });

  test('a token that leaves the gateway is for the hotline alone', async () => {
    const session = await rig.centre.softphoneSession?.(ada, never);
    const token = String(session?.credentials['token']);
    expect(lastForm(rig).get('scope')).toBe('hotline');
    expect(rig.peer.tokens.accountOf(token, 'user_management')).toBeUndefined();
  });

  test('quirk: a form in the body, not JSON, and nothing in the address', async () => {
    await rig.centre.softphoneSession?.(ada, never);
    const heard = rig.peer.heard.entries.at(-1);
    expect(heard?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/u);
    expect(heard?.query.size).toBe(0);
  });

  test('quirk: redirect_url, not redirect_uri, and no subject_token_type', async () => {
    await rig.centre.softphoneSession?.(ada, never);
    expect([...lastForm(rig).keys()].sort()).toEqual([
      ...['grant_type', 'redirect_url', 'scope', 'subject_issuer', 'subject_token'],
    ]);
    expect(lastForm(rig).get('redirect_url')).toBe('https://acme.example/callback');
    expect(lastForm(rig).get('subject_issuer')).toBe(ISSUER);
  });

  test('D3: the JWT has four claims, lives a minute, and its jti is never the same', async () => {
    const seen = [];
    for (let round = 0; round < 2; round += 1) {
      await rig.centre.softphoneSession?.(ada, never);
      const jwt = lastForm(rig).get('subject_token') ?? '';
      expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'RS256', typ: 'JWT' });
      const { exp = 0, jti, ...claims } = decodeJwt(jwt);
      expect(claims).toEqual({ iss: ISSUER, user_name: 'ada@acme' });
      // The document's demo adds milliseconds to seconds here.
      expect(exp).toBeLessThanOrEqual(Date.now() / 1000 + 60);
      seen.push(jti);
    }
    expect(seen[0]).not.toBe(seen[1]);
  });

  test('a private key as bare base64, as the demo has it, is understood', async () => {
    const { signIn } = rig.settings;
    if (signIn.mode !== 'jwt') throw new Error('not this mode');
    const bare = signIn.privateKey.reveal().replace(/-----[A-Z ]+-----/gu, '');
    const other = otherwise(rig.settings, {
      signIn: { ...signIn, privateKey: new Secret(bare) },
    });
    const session = await other.softphoneSession?.(ada, never);
    expect(session?.page).toBe('aliyun-aiccs');
  });

  test.each([
    ['an agent whom the instance does not have', {}, 'eve@acme', 'invalid_grant'],
    [
      'a client secret that is not right',
      { clientSecret: wrongSecret },
      'ada@acme',
      'invalid_client',
    ],
    [
      'a callback that is not registered',
      { redirectUrl: 'https://acme.example/other' },
      'ada@acme',
      'invalid_request',
    ],
  ])('%s: vendor-denied, in its own words', async (_name, more, account, code) => {
    const centre = otherwise(rig.settings, more);
    const fault = await faultOf(centre.softphoneSession?.(callerOf(account), never));
    expect(fault.code).toBe('vendor-denied');
    expect(fault.more.vendor?.code).toBe(code);
  });

  test('D3: a JWT that another key has signed makes nobody known', async () => {
    const stranger = await rigAiccs();
    await stranger.stop();
    const { signIn } = stranger.settings;
    const fault = await faultOf(otherwise(rig.settings, { signIn }).softphoneSession?.(ada, never));
    expect(fault.more.vendor?.code).toBe('invalid_grant');
  });

  test('D3: a request that was overheard is worth nothing the second time', async () => {
    await rig.centre.softphoneSession?.(ada, never);
    const heard = rig.peer.heard.entries.at(-1);
    const again = await fetch(`${rig.peer.url}/oauth/token_exchange`, {
      method: 'POST',
      headers: { authorization: heard?.headers.authorization ?? '' },
      body: new URLSearchParams(heard?.body),
    });
    expect(again.status).toBe(400);
  });

  test('D4: neither secret is in what is sent, nor in what a fault tells', async () => {
    const fault = await faultOf(rig.centre.softphoneSession?.(callerOf('eve@acme'), never));
    await rig.centre.directory?.(ada, 'skill-groups', never);
    const sent = rig.peer.heard.entries.map(({ body, query }) => `${body} ${query.toString()}`);
    const seen = JSON.stringify([sent, fault, fault.more, rig.settings]);
    for (const secret of Object.values(SECRETS)) expect(seen).not.toContain(secret);
    expect(seen).not.toContain('PRIVATE KEY');
  });
});

describe('003, OAuth mode', () => {
  let rig: AiccsRig;
  beforeAll(async () => {
    rig = await rigAiccs((token) => /^token-of-(.+)$/u.exec(token)?.[1]);
  });
  afterAll(() => rig.stop());

  test("the agent's own third-party token goes there, and comes back as the vendor's", async () => {
    const session = await rig.centre.softphoneSession?.(ada, never);
    const token = String(session?.credentials['token']);
    expect(lastForm(rig).get('subject_token')).toBe('token-of-ada@acme');
    expect(rig.peer.tokens.accountOf(token, 'hotline')).toBe('ada@acme');
    expect(JSON.stringify(session)).not.toContain('token-of-');
  });

  test('quirk: subject_issuer is the App Name here', async () => {
    await rig.centre.softphoneSession?.(ada, never);
    expect(lastForm(rig).get('subject_issuer')).toBe(APP_NAME);
    const signIn = { mode: 'oauth', appName: 'Other' } as const;
    const centre = otherwise(rig.settings, { signIn });
    const fault = await faultOf(centre.softphoneSession?.(ada, never));
    expect(fault.more.vendor?.code).toBe('invalid_grant');
  });
});
