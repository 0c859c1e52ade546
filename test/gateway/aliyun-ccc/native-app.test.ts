import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  NATIVE_APP,
  WEB_APP,
  startAliyunCcc,
  type AliyunCcc,
} from '../../peers/aliyun-ccc/aliyun-ccc';
import type { Gateway } from '../harness/gateway';
import { Agent, walkADay } from './agent';
import { CALLBACK, REDIRECT, endpointsOf, gatewayFor } from './stage';

let ccc: AliyunCcc;
let gateway: Gateway;
beforeAll(async () => {
  ccc = await startAliyunCcc({ callbacks: [CALLBACK], nativeCallbacks: [REDIRECT] });
  const { url } = ccc.oauth;
  gateway = await gatewayFor([
    {
      id: 'acme',
      // Discovery does not name the endpoint; userinfo names the client that the token is for.
      identity: {
        ...{ tokens: 'userinfo', issuer: url, endpoint: `${url}/v1/userinfo` },
        where: { claim: 'aud', is: NATIVE_APP.id },
      },
      agents: { vendorUser: 'upn' },
      callCentre: {
        ...{ vendor: 'aliyun-ccc', mode: 'token', app: 'NativeApp', clientId: NATIVE_APP.id },
        ...{ instance: 'ccc-test', endpoints: endpointsOf(ccc) },
      },
    },
  ]);
});
afterAll(() => Promise.all([gateway.stop(), ccc.stop()]));

/** What the extension's worker does by itself with a public client: PKCE, no secret. */
async function tokenFor(
  loginName: string,
  client: { readonly id: string; readonly secret?: string } = NATIVE_APP,
  redirect_uri = REDIRECT,
): Promise<string> {
  ccc.oauth.signIn(loginName);
  const code_verifier = randomBytes(32).toString('base64url');
  const said = new URLSearchParams({
    ...{ client_id: client.id, redirect_uri, response_type: 'code', code_challenge_method: 'S256' },
    ...{ code_challenge: createHash('sha256').update(code_verifier).digest('base64url') },
  });
  const answer = await fetch(`${ccc.oauth.url}/oauth2/v1/auth?${said.toString()}`, {
    redirect: 'manual',
  });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, code_verifier, redirect_uri },
    ...{ client_id: client.id, ...(client.secret && { client_secret: client.secret }) },
  });
  const granted = await fetch(`${ccc.oauth.url}/v1/token`, { method: 'POST', body });
  return ((await granted.json()) as { access_token: string }).access_token;
}

describe('Aliyun CCC with a NativeApp: the extension signs in at Aliyun itself', () => {
  it('walks the whole flow with Aliyun’s own token as bearer', async () => {
    const [edward, sissi] = [await tokenFor('edward'), await tokenFor('sissi')];
    await walkADay(
      ccc,
      new Agent(gateway, edward, 'edward@ccc-test'),
      new Agent(gateway, sissi, 'sissi@ccc-test'),
    );
    expect(new Set(ccc.api.log.entries.map(({ by }) => by))).toEqual(new Set(['bearer']));
  });

  it('D3: a token of Aliyun’s that was made for another client is nobody’s here', async () => {
    const foreign = await tokenFor('edward', WEB_APP, CALLBACK);
    expect((await gateway.ask('/session', foreign)).status).toBe(401);
    ccc.oauth.userinfoNamesClient(false);
    expect((await gateway.ask('/session', await tokenFor('edward'))).status).toBe(401);
    ccc.oauth.userinfoNamesClient(true);
    expect((await gateway.ask('/session', await tokenFor('edward'))).status).toBe(200);
  });

  it('has no OAuth of the gateway’s own', async () => {
    expect((await gateway.ask('/aliyun/authorize')).status).toBe(404);
  });
});
