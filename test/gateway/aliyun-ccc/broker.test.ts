import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../../gateway/src/configuration/settings';
import { tenant } from '../../../gateway/src/configuration/tenant';
import { Outside } from '../../../gateway/src/outside';
import { startAliyunCcc, WEB_APP, type AliyunCcc } from '../../peers/aliyun-ccc/aliyun-ccc';
import { EXTENSION, freshKey, type Gateway } from '../harness/gateway';
import { CALLBACK, Extension, PUBLIC, REDIRECT, gatewayFor, tokenTenant, webApp } from './stage';

const sealKeys: [{ id: string; key: ReturnType<typeof freshKey> }] = [
  { id: 'k1', key: freshKey() },
];
let ccc: AliyunCcc;
let gateway: Gateway;
let replica: Gateway;
let now = Date.now();
const clock = (): number => now;

beforeAll(async () => {
  ccc = await startAliyunCcc({ callbacks: [CALLBACK] });
  ccc.oauth.signIn('edward');
  const tenants = [tokenTenant(webApp(ccc))];
  [gateway, replica] = await Promise.all([
    gatewayFor(tenants, { sealKeys, clock }),
    gatewayFor(tenants, { sealKeys, clock }),
  ]);
});
afterEach(() => {
  now = Date.now();
  ccc.oauth.faults.mend();
});
afterAll(() => Promise.all([gateway.stop(), replica.stop(), ccc.stop()]));

const error = async (answer: Response) => [answer.status, (await answer.json()) as object];
const INVALID_GRANT = [400, { error: 'invalid_grant' }];
const lettersOf = (sealed: string): string =>
  sealed.slice(0, -2) + (sealed.endsWith('A') ? 'BB' : 'AA');

describe('the sign-in through the gateway', () => {
  it.each([
    'https://evil.example/aliyun',
    `https://${EXTENSION}.chromiumapp.org.evil.example/aliyun`,
    `https://${EXTENSION}.chromiumapp.org/aliyun/../evil`,
    `https://${EXTENSION}.chromiumapp.org/aliyun?x=1`,
    `https://${EXTENSION}.chromiumapp.org@evil.example/aliyun`,
    `http://${EXTENSION}.chromiumapp.org/aliyun`,
    'https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.chromiumapp.org/aliyun',
    `${REDIRECT}\\@evil.example`,
    '//evil.example',
    'javascript:alert(1)',
    '',
  ])('is no open redirect: %s', async (redirect_uri) => {
    const extension = new Extension(gateway);
    const answer = await extension.step(extension.authorizeAddress({ redirect_uri }));
    expect(answer).toEqual({ status: 400, location: '' });
  });

  it('takes no redirect_uri twice, and no client it does not know', async () => {
    const extension = new Extension(gateway);
    const twice = `${extension.authorizeAddress()}&redirect_uri=https://evil.example`;
    expect(await extension.step(twice)).toEqual({ status: 400, location: '' });
    const unknown = extension.authorizeAddress({ client_id: 'unknown' });
    expect(await extension.step(unknown)).toEqual({ status: 400, location: '' });
  });

  it.each([
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ prompt: 'none' }, 'login_required'],
  ])('C1: answers %j with %s', async (more, said) => {
    const extension = new Extension(gateway);
    const { location } = await extension.step(extension.authorizeAddress(more));
    expect(Object.fromEntries(new URL(location).searchParams)).toEqual({
      ...{ error: said, state: extension.state, iss: `${PUBLIC}/aliyun` },
    });
    expect(location.startsWith(`${REDIRECT}?`)).toBe(true);
  });

  it.each(['', 'state-of-somebody', 'st1.k1.AAAA'])(
    'a callback that did not begin here leads nowhere: %j',
    async (state) => {
      const said = new URLSearchParams({ code: 'c', state }).toString();
      const answer = await new Extension(gateway).step(`${CALLBACK}?${said}`);
      expect(answer).toEqual({ status: 400, location: '' });
    },
  );

  it('a callback after ten minutes leads nowhere', async () => {
    const extension = new Extension(gateway);
    const vendor = await extension.step(extension.authorizeAddress());
    const callback = await extension.step(vendor.location);
    now += 10 * 60_000;
    expect(await extension.step(callback.location)).toEqual({ status: 400, location: '' });
  });

  it('passes a refusal on by its published name, and none of the vendor’s own', async () => {
    const extension = new Extension(gateway);
    const { location } = await extension.step(extension.authorizeAddress());
    const state = new URL(location).searchParams.get('state') ?? '';
    for (const [said, passed] of [
      ['access_denied', 'access_denied'],
      ['<script>', 'server_error'],
    ] as const) {
      const back = new URLSearchParams({ error: said, state }).toString();
      const answer = await extension.step(`${CALLBACK}?${back}`);
      expect(new URL(answer.location).searchParams.get('error')).toBe(passed);
    }
  });

  it('C1: a stolen code is worth nothing without the verifier, even where Aliyun asks for none', async () => {
    const thief = new Extension(gateway);
    const code = await new Extension(gateway).walk();
    const from = ccc.oauth.log.entries.length;
    expect(await error(await thief.byCode(code))).toEqual(INVALID_GRANT);
    expect(await error(await thief.byCode(code, { code_verifier: '' }))).toEqual(INVALID_GRANT);
    expect(ccc.oauth.log.entries.slice(from)).toEqual([]);
  });

  it('a code is for its redirect_uri, counts once, and for two minutes', async () => {
    const extension = new Extension(gateway);
    const elsewhere = { redirect_uri: `https://${EXTENSION}.chromiumapp.org/call-centre` };
    expect(await error(await extension.byCode(await extension.walk(), elsewhere))).toEqual(
      INVALID_GRANT,
    );
    const back = await extension.walk();
    expect((await extension.byCode(back)).status).toBe(200);
    expect(await error(await extension.byCode(back))).toEqual(INVALID_GRANT);
    const late = await extension.walk();
    now += 2 * 60_000;
    expect(await error(await extension.byCode(late))).toEqual(INVALID_GRANT);
  });

  it('C2: an id token for another client, or of another issuer, signs nobody in', async () => {
    const elsewhere = await startAliyunCcc({ callbacks: [CALLBACK] });
    elsewhere.oauth.signIn('edward');
    const misled = webApp(ccc, {
      endpoints: {
        ...{ api: ccc.api.url, signIn: elsewhere.oauth.url },
        oauth: elsewhere.oauth.url.replace('localhost', '127.0.0.1'),
      },
    });
    const other = await gatewayFor([tokenTenant(misled)], { clock });
    const extension = new Extension(other);
    const answer = await extension.byCode(await extension.walk());
    expect(answer.status).toBe(503);
    await Promise.all([other.stop(), elsewhere.stop()]);
  });

  it('replicas serve one sign-in without knowing of each other', async () => {
    const extension = new Extension(gateway);
    const back = await extension.walk();
    const twin = Object.assign(new Extension(replica), { verifier: extension.verifier });
    const tokens = (await (await twin.byCode(back)).json()) as { access_token: string };
    expect((await gateway.ask('/session', tokens.access_token)).status).toBe(200);
  });

  it('D5: a sealed session that was changed, or is used as a bearer after its hour, is none', async () => {
    const extension = new Extension(gateway);
    const { access_token, refresh_token } = await extension.signIn();
    expect((await gateway.ask('/session', lettersOf(access_token))).status).toBe(401);
    expect(await error(await extension.refresh(lettersOf(refresh_token)))).toEqual(INVALID_GRANT);
    now += 3600_000;
    expect((await gateway.ask('/session', access_token)).status).toBe(401);
    expect((await gateway.ask('/aliyun/userinfo', access_token)).status).toBe(401);
    expect((await extension.refresh(refresh_token)).status).toBe(200);
  });

  it('D5: twelve hours after the sign-in it is over, however often it was renewed', async () => {
    const extension = new Extension(gateway);
    let tokens = await extension.signIn();
    now += 11.5 * 3600_000;
    tokens = (await (await extension.refresh(tokens.refresh_token)).json()) as typeof tokens;
    expect(tokens.expires_in).toBeLessThanOrEqual(1800);
    now += 0.5 * 3600_000;
    expect((await gateway.ask('/session', tokens.access_token)).status).toBe(401);
    expect(await error(await extension.refresh(tokens.refresh_token))).toEqual(INVALID_GRANT);
  });

  it('D5: with the key, all sessions are gone', async () => {
    const { access_token, refresh_token } = await new Extension(gateway).signIn();
    const rotated = await gatewayFor([tokenTenant(webApp(ccc))]);
    expect((await rotated.ask('/session', access_token)).status).toBe(401);
    expect((await new Extension(rotated).refresh(refresh_token)).status).toBe(400);
    await rotated.stop();
  });

  it('D5: nothing of one tenant is worth anything at another', async () => {
    const b = webApp(ccc, { clientId: 'client-of-b' });
    const both = await gatewayFor([tokenTenant(webApp(ccc)), tokenTenant(b, 'b')], { sealKeys });
    const tokens = await new Extension(gateway).signIn();
    const asB = await new Extension(both).token({
      ...{ grant_type: 'refresh_token', refresh_token: tokens.refresh_token },
      client_id: 'client-of-b',
    });
    expect(await error(asB)).toEqual(INVALID_GRANT);
    const back = await new Extension(gateway).walk();
    expect((await new Extension(both).byCode(back, { client_id: 'client-of-b' })).status).toBe(400);
    const session = (await (await both.ask('/session', tokens.access_token)).json()) as object;
    expect(session).toMatchObject({ tenant: 'acme' });
    await both.stop();
  });

  it.each([
    [{}, [true, true]],
    [{ clientSecret: 'wrong' }, [true, false]],
    [{ clientId: 'unknown' }, [true, false]],
  ])('`check` proves what can be proven without an agent: %j', async (more, oks) => {
    const { callCentre } = v.parse(tenant, tokenTenant(webApp(ccc, more)));
    const world = { outside: new Outside(callCentre.origins), clock };
    const findings = await callCentre.open(world).check(new AbortController().signal);
    expect(findings.map(({ ok }) => ok)).toEqual(oks);
  });

  it('two tenants cannot share a client id: nobody would know whose the agents are', () => {
    const tenants = [tokenTenant(webApp(ccc)), tokenTenant(webApp(ccc), 'b')];
    const issues = v.safeParse(settings, { tenants }).issues ?? [];
    // The check runs on whole lists of tenants only.
    expect(issues.map(({ message }) => message).join('\n')).toContain('one client id');
  });

  it('D4: neither the client secret nor a token of Aliyun’s stands in an answer or in the log', async () => {
    const extension = new Extension(gateway);
    const answer = await extension.byCode(await extension.walk());
    const seen = [await answer.text(), ...gateway.log, ...replica.log].join('\n');
    const secrets = [
      WEB_APP.secret,
      ...ccc.oauth.grants.accessTokens.keys(),
      ...ccc.oauth.grants.refreshTokens.keys(),
    ];
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  it.each(['failing', 'throttled', 'garbage'] as const)(
    'when Aliyun is %s, the session stays and can be renewed later',
    async (fault) => {
      const extension = new Extension(gateway);
      const { refresh_token } = await extension.signIn();
      ccc.oauth.faults.set(fault, '/v1/token');
      const answer = await extension.refresh(refresh_token);
      expect(await error(answer)).toEqual([503, { error: 'temporarily_unavailable' }]);
      if (fault === 'throttled') expect(answer.headers.get('retry-after')).toBe('7');
      ccc.oauth.faults.mend();
      expect((await extension.refresh(refresh_token)).status).toBe(200);
    },
  );

  it('a revocation that Aliyun did not hear can be repeated; one of nothing is done already', async () => {
    const extension = new Extension(gateway);
    const { refresh_token } = await extension.signIn();
    ccc.oauth.faults.set('failing', '/v1/revoke');
    expect((await extension.revoke(refresh_token)).status).toBe(503);
    ccc.oauth.faults.mend();
    expect((await extension.revoke(refresh_token)).status).toBe(200);
    expect((await extension.revoke(refresh_token)).status).toBe(200);
    expect((await extension.revoke('nothing')).status).toBe(200);
    expect(ccc.oauth.grants.refreshTokens.size).toBeGreaterThan(0);
    expect((await extension.refresh(refresh_token)).status).toBe(400);
  });
});
