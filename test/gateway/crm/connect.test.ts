import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../peers/crm/behind-gateway';
import { APP } from '../../peers/crm/oauth-site';
import { EXTENSION, freshKey, type Gateway } from '../harness/gateway';
import { REQUESTS, startStage, type Stage } from './stage';

const INVALID_GRANT = [400, { error: 'invalid_grant' }];
const told = async (answer: Response) => [answer.status, (await answer.json()) as object];

describe.each(['hubspot', 'zoho'] as const)('connecting %s', (name) => {
  const sealKeys: [{ id: string; key: ReturnType<typeof freshKey> }] = [
    { id: 'k1', key: freshKey() },
  ];
  const redirect = `https://${EXTENSION}.chromiumapp.org/${name}`;
  let stage: Stage;
  let gateway: Gateway;
  let now = Date.now();
  beforeAll(async () => {
    stage = await startStage(name);
    const options = { clock: () => now };
    gateway = await stage.gateway({ settings: { sealKeys }, options });
  });
  afterAll(() => stage.stop());
  afterEach(() => {
    now = Date.now();
    Object.assign(stage.oauth, { refusing: undefined, failing: undefined });
    stage.location.value = 'eu';
  });

  it('is an issuer like any other, which tells endpoints of its own alone', async () => {
    const answer = await gateway.ask(`/${name}/.well-known/openid-configuration`);
    const said = (await answer.json()) as Record<string, unknown>;
    expect(said['issuer']).toBe(`${PUBLIC}/${name}`);
    const endpoints = Object.entries(said).filter(([key]) => key.endsWith('_endpoint'));
    expect(endpoints.length).toBe(4);
    for (const [, url] of endpoints) expect(url).toMatch(`${PUBLIC}/${name}/`);
  });

  it('signs in: the extension holds a sealed session, and the CRM knows who it is', async () => {
    const from = stage.oauth.asked.length;
    const connecting = stage.connecting(gateway);
    const back = await connecting.walk();
    expect(back.href.startsWith(`${redirect}?`)).toBe(true);
    expect([...back.searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect(back.searchParams.get('iss')).toBe(`${PUBLIC}/${name}`);
    const tokens = (await (await connecting.byCode(back)).json()) as { access_token: string };
    expect(tokens.access_token).toMatch(/^st1\./u);
    const who = (await (
      await gateway.ask(`/${name}/userinfo`, tokens.access_token)
    ).json()) as object;
    expect(who).toMatchObject({ sub: REQUESTS[name].subject, email: REQUESTS[name].email });
    const asked = stage.oauth.asked.slice(from);
    expect(asked[0]?.fields.get('client_secret')).toBe(APP.secret);
    for (const { url } of asked) expect(url).not.toContain('?');
  });

  it('D4: neither the secret nor a token of the CRM’s stands in an answer or in the log', async () => {
    const seen: string[] = [];
    const connecting = stage.connecting(gateway);
    const vendor = await connecting.step(connecting.authorizeAddress());
    seen.push(vendor.location);
    const callback = await connecting.step(vendor.location);
    const back = await connecting.step(callback.location);
    seen.push(back.location);
    const answer = await (await connecting.byCode(new URL(back.location))).text();
    const { access_token: sealed } = JSON.parse(answer) as { access_token: string };
    seen.push(answer, await (await connecting.refresh(sealed)).text());
    seen.push(await (await gateway.ask(`/${name}/userinfo`, sealed)).text());
    seen.push(await (await connecting.refresh(`${sealed}x`)).text(), ...gateway.log);
    const code = new URL(callback.location).searchParams.get('code') ?? '-';
    const secrets = [APP.secret, 'token-1', code, ...stage.oauth.refreshTokens];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(seen.join('\n')).not.toContain(secret);
    expect(gateway.log.join('')).toContain(`"route":"/${name}/token"`);
    expect(gateway.log.join('')).not.toContain(sealed);
  });

  it.each([
    'https://evil.example/',
    `https://${EXTENSION}.chromiumapp.org.evil.example/${name}`,
    `https://${EXTENSION}.chromiumapp.org/call-centre`,
    `https://${EXTENSION}.chromiumapp.org/${name}?x=1`,
    `https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.chromiumapp.org/${name}`,
    'javascript:alert(1)',
  ])('is no open redirect: %s', async (redirect_uri) => {
    const connecting = stage.connecting(gateway);
    const answer = await connecting.step(connecting.authorizeAddress({ redirect_uri }));
    expect(answer).toEqual({ status: 400, location: '' });
  });

  it('C1: wants PKCE with S256, and the verifier at the end', async () => {
    const connecting = stage.connecting(gateway);
    const wrong: Record<string, string>[] = [
      { code_challenge: '' },
      { code_challenge_method: 'plain' },
    ];
    for (const more of wrong) {
      const { location } = await connecting.step(connecting.authorizeAddress(more));
      expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
    }
    const from = stage.oauth.asked.length;
    const stolen = await connecting.byCode(await connecting.walk(), {
      code_verifier: 'a'.repeat(43),
    });
    expect(await told(stolen)).toEqual(INVALID_GRANT);
    expect(stage.oauth.asked.length).toBe(from);
  });

  it('a code counts once', async () => {
    const connecting = stage.connecting(gateway);
    const back = await connecting.walk();
    expect((await connecting.byCode(back)).status).toBe(200);
    expect(await told(await connecting.byCode(back))).toEqual(INVALID_GRANT);
  });

  it('renews, although the CRM’s answer has no refresh token, again and again', async () => {
    const connecting = stage.connecting(gateway);
    let tokens = await connecting.signIn();
    for (let times = 0; times < 3; times += 1) {
      const answer = await connecting.refresh(tokens.refresh_token);
      expect(answer.status).toBe(200);
      tokens = (await answer.json()) as typeof tokens;
    }
    expect((await stage.ask(gateway, tokens.access_token)).ok).toBe(true);
  });

  it('D5: is over with the CRM’s token until renewed, and for good after its hours', async () => {
    const connecting = stage.connecting(gateway);
    const { access_token, refresh_token } = await connecting.signIn();
    now += 3600_000;
    expect((await stage.ask(gateway, access_token)).status).toBe(401);
    expect((await connecting.refresh(refresh_token)).status).toBe(200);
    now += 11 * 3600_000;
    expect(await told(await connecting.refresh(refresh_token))).toEqual(INVALID_GRANT);
  });

  it('D5: nothing of one tenant is worth anything at another', async () => {
    const both = await stage.gateway({ ids: ['acme', 'other'], settings: { sealKeys } });
    const tokens = await stage.connecting(both).signIn();
    expect((await stage.ask(both, tokens.access_token)).ok).toBe(true);
    const asOther = stage.connecting(both, 'other');
    expect(await told(await asOther.refresh(tokens.refresh_token))).toEqual(INVALID_GRANT);
    const back = await stage.connecting(both).walk();
    expect(await told(await asOther.byCode(back))).toEqual(INVALID_GRANT);
    // A gateway of the other tenant alone, that has the same key.
    const elsewhere = await stage.gateway({ ids: ['other'], settings: { sealKeys } });
    expect((await stage.ask(elsewhere, tokens.access_token)).status).toBe(401);
    expect((await elsewhere.ask(`/${name}/userinfo`, tokens.access_token)).status).toBe(401);
  });

  it('D5: a session of the CRM opens no call centre, nor the other CRM', async () => {
    const { access_token } = await stage.connecting(gateway).signIn();
    expect((await gateway.ask('/session', access_token)).status).toBe(401);
    const other = name === 'hubspot' ? 'zoho' : 'hubspot';
    const twin = await startStage(other);
    const theirs = await twin.gateway({ settings: { sealKeys } });
    expect((await twin.ask(theirs, access_token)).status).toBe(401);
    expect((await theirs.ask(`/${other}/userinfo`, access_token)).status).toBe(401);
    await twin.stop();
  });

  it('knows the only tenant by "sidetone", and of two tenants neither', async () => {
    const tokens = await stage.connecting(gateway, 'sidetone').signIn();
    expect((await stage.ask(gateway, tokens.access_token)).ok).toBe(true);
    const both = await stage.gateway({ ids: ['acme', 'other'] });
    const connecting = stage.connecting(both, 'sidetone');
    const answer = await connecting.step(connecting.authorizeAddress());
    expect(answer).toEqual({ status: 400, location: '' });
  });

  it('D4: a secret that is wrong is the company’s matter, not the agent’s', async () => {
    const wrong = await stage.gateway({ app: { clientSecret: 'wrong' } });
    const connecting = stage.connecting(wrong);
    const answer = await connecting.byCode(await connecting.walk());
    expect(await told(answer)).toEqual([503, { error: 'temporarily_unavailable' }]);
    expect(wrong.log.join('')).toMatch(/invalid_client/u);
  });

  it('a CRM that fails leaves the session as it is', async () => {
    const connecting = stage.connecting(gateway);
    const { refresh_token } = await connecting.signIn();
    stage.oauth.failing = 500;
    expect((await connecting.refresh(refresh_token)).status).toBe(503);
    stage.oauth.failing = undefined;
    stage.oauth.refusing = 'too-many';
    const hasty = await connecting.refresh(refresh_token);
    expect(hasty.status).toBe(503);
    if (name === 'zoho') expect(hasty.headers.get('retry-after')).toBe('600');
    stage.oauth.refusing = undefined;
    expect((await connecting.refresh(refresh_token)).status).toBe(200);
  });

  it('revokes at the CRM; afterwards nothing is renewed', async () => {
    const connecting = stage.connecting(gateway);
    const before = new Set(stage.oauth.refreshTokens);
    const { refresh_token: token } = await connecting.signIn();
    const revoke = (): Promise<Response> =>
      gateway.ask(`/${name}/revoke`, undefined, {
        method: 'POST',
        body: new URLSearchParams({ token }),
      });
    expect((await revoke()).status).toBe(200);
    expect((await revoke()).status).toBe(200);
    expect(stage.oauth.refreshTokens).toEqual(before);
    expect(await told(await connecting.refresh(token))).toEqual(INVALID_GRANT);
  });
});

describe('Zoho’s data centres', () => {
  let stage: Stage;
  let gateway: Gateway;
  beforeAll(async () => {
    stage = await startStage('zoho');
    gateway = await stage.gateway();
  });
  afterAll(() => stage.stop());

  it.each(['us', 'eu', 'cn', 'ca'])('an agent of %s is asked for there', async (where) => {
    stage.location.value = where;
    const { access_token } = await stage.connecting(gateway).signIn();
    const answer = await stage.ask(gateway, access_token);
    expect(answer.headers.get('x-crm-account')).toBe(where);
  });

  it.each(['evil.example', 'constructor', ''])('nobody names another: %j', async (where) => {
    stage.location.value = where;
    const from = stage.oauth.asked.length;
    const connecting = stage.connecting(gateway);
    const answer = await connecting.byCode(await connecting.walk());
    expect(await told(answer)).toEqual(INVALID_GRANT);
    expect(stage.oauth.asked.length).toBe(from);
  });
});
