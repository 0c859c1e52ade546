import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_APP } from '../../peers/aliyun-ccc/aliyun-ccc';
import { told } from '../harness/gateway';
import { Agent, walkADay } from './agent';
import { Extension, PUBLIC, REDIRECT, tokenStage } from './stage';

let stage: Awaited<ReturnType<typeof tokenStage>>;
beforeAll(async () => {
  stage = await tokenStage();
});
afterAll(() => stage.stop());

describe('001 CRM demo, token version', () => {
  it('walks the whole flow: sign-in, softphone, call, transfer, record, recording, sign-out', async () => {
    const { ccc, gateway } = stage;
    const edward = await stage.signIn('edward');
    const sissi = await stage.signIn('sissi');
    const first = new Agent(gateway, edward.access_token, 'edward@ccc-test');
    const second = new Agent(gateway, sissi.access_token, 'sissi@ccc-test');

    expect(await first.json('/session')).toMatchObject({
      ...{ tenant: 'acme', roles: ['agent'], name: 'edward@1075807536267325.onaliyun.com' },
      callCentre: { vendor: 'aliyun-ccc' },
    });
    const session = await first.post('/softphone/session');
    expect(await session.json()).toEqual({
      page: '/softphones/aliyun-ccc/',
      credentials: {
        ...{ instanceId: 'ccc-test', regionId: 'cn-shanghai', userId: 'edward@ccc-test' },
      },
    });
    const jobId = await walkADay(ccc, first, second);
    expect(ccc.api.log.entries.map(({ by }) => by)).not.toContain('access-key');

    const revoked = await new Extension(gateway).revoke(edward.refresh_token);
    expect(revoked.status).toBe(200);
    const sent = ccc.oauth.log.entries.findLast(({ path }) => path === '/v1/revoke');
    expect([...(sent?.body.keys() ?? [])].sort()).toEqual(['client_id', 'client_secret', 'token']);
    // Aliyun says that it is over, and so do we.
    expect(await told(first.post('/softphone/api?action=GetLoginDetails'))).toEqual([
      401,
      'unauthorised',
    ]);
    expect((await new Extension(gateway).refresh(edward.refresh_token)).status).toBe(400);
    expect(await told(second.get(`/calls/${jobId}x/recording`))).toEqual([404, 'not-found']);
  });

  it('is an issuer as the extension expects one', async () => {
    expect(await told(stage.gateway.ask('/aliyun/.well-known/openid-configuration'))).toMatchObject(
      {
        issuer: `${PUBLIC}/aliyun`,
        authorization_endpoint: `${PUBLIC}/aliyun/authorize`,
        token_endpoint: `${PUBLIC}/aliyun/token`,
        userinfo_endpoint: `${PUBLIC}/aliyun/userinfo`,
        revocation_endpoint: `${PUBLIC}/aliyun/revoke`,
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      },
    );
    const { access_token } = await stage.signIn('edward');
    expect(await told(stage.gateway.ask('/aliyun/userinfo', access_token))).toMatchObject({
      sub: expect.stringMatching(/^\d+$/u) as string,
      preferred_username: 'edward@1075807536267325.onaliyun.com',
    });
  });

  it('step 1: sends real PKCE to Aliyun, and the registered callback is the gateway’s own', async () => {
    const { location } = await new Extension(stage.gateway).step(
      new Extension(stage.gateway).authorizeAddress(),
    );
    const { searchParams: said, pathname } = new URL(location);
    expect(pathname).toBe('/oauth2/v1/auth');
    expect(said.get('redirect_uri')).toBe(`${PUBLIC}/aliyun/auth/callback`);
    expect(said.get('code_challenge_method')).toBe('S256');
    expect(said.get('access_type')).toBe('offline');
    // The demo's own spelling and its undocumented parameter are not sent.
    expect(said.has('codeChallenge') || said.has('response_mode')).toBe(false);
    expect([...said.keys()]).not.toContain('client_secret');
  });

  it('quirk: codeChallenge and response_mode of the demo mean nothing to Aliyun, nor to us', async () => {
    const extension = new Extension(stage.gateway);
    const more = { codeChallenge: 'NTZ4wOaGVacs3oIk', response_mode: 'form_post' };
    const { location } = await extension.step(extension.authorizeAddress(more));
    const answer = await extension.step(`${location}&codeChallenge=NTZ4&response_mode=form_post`);
    expect(answer.status).toBe(302);
    expect(new URL(answer.location).searchParams.get('code')).toBeTruthy();
  });

  it.each(['query', 'form_post'])('takes the callback as %s', async (mode) => {
    stage.ccc.oauth.signIn('edward');
    const extension = new Extension(stage.gateway);
    const vendor = await extension.step(extension.authorizeAddress());
    const callback = new URL((await extension.step(vendor.location)).location);
    const back = await (mode === 'query'
      ? extension.step(callback.href)
      : extension.step(callback.origin + callback.pathname, {
          method: 'POST',
          body: callback.searchParams,
        }));
    const landed = new URL(back.location);
    expect(landed.origin + landed.pathname).toBe(REDIRECT);
    expect([...landed.searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect(landed.searchParams.get('state')).toBe(extension.state);
    expect((await extension.byCode(landed)).status).toBe(200);
  });

  it.each([true, false])('quirk: expires_in as text is %s', async (textual) => {
    stage.ccc.oauth.form.textualExpiry = textual;
    const { expires_in } = await stage.signIn();
    expect(expires_in).toBeGreaterThan(3500);
    expect(expires_in).toBeLessThanOrEqual(3599);
  });

  it.each([true, false])(
    'quirk: a refresh keeps what Aliyun omits (rotating: %s)',
    async (rotates) => {
      stage.ccc.oauth.form.rotates = rotates;
      const extension = new Extension(stage.gateway);
      let tokens = await stage.signIn();
      for (let round = 0; round < 3; round += 1) {
        const answer = await extension.refresh(tokens.refresh_token);
        expect(answer.status).toBe(200);
        tokens = (await answer.json()) as typeof tokens;
        expect(tokens.refresh_token).toBeTruthy();
      }
      stage.ccc.oauth.form.rotates = false;
      expect((await stage.gateway.ask('/session', tokens.access_token)).status).toBe(200);
    },
  );

  it('quirk: secrets go in a form over the body, never in an address (steps 2 to 4)', async () => {
    const tokens = await stage.signIn();
    const extension = new Extension(stage.gateway);
    await extension.refresh(tokens.refresh_token);
    await extension.revoke(tokens.refresh_token);
    for (const { path, query, body } of stage.ccc.oauth.log.entries) {
      expect(query.toString()).not.toContain(encodeURIComponent(WEB_APP.secret));
      if (path.startsWith('/v1/') && body.size > 0) {
        expect(body.get('client_secret')).toBe(WEB_APP.secret);
      }
      // The demo's relative redirect_uri is for nobody.
      expect(body.get('redirect_uri') ?? '').not.toMatch(/^\//u);
    }
  });

  it('quirk: errors are RFC 6749 with request_id and http_code, and mean: sign in again', async () => {
    const extension = new Extension(stage.gateway);
    const tokens = await stage.signIn();
    stage.ccc.oauth.grants.refreshTokens.clear();
    const answer = await extension.refresh(tokens.refresh_token);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  it('part 4: without an id token, userinfo tells who it is, although discovery has none', async () => {
    const before = stage.ccc.oauth.log.entries.length;
    const narrow = await tokenStage({ scope: 'profile /acs/ccc' });
    const { access_token } = await narrow.signIn();
    expect((await narrow.gateway.ask('/session', access_token)).status).toBe(200);
    expect(narrow.ccc.oauth.log.entries.map(({ path }) => path)).toContain('/v1/userinfo');
    expect(stage.ccc.oauth.log.entries.slice(before).map(({ path }) => path)).toEqual([]);
    await narrow.stop();
  });
});
