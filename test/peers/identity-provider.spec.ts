import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { REDIRECT_ADDRESS, startIdentityProvider } from '../../demo/identity-provider';
import type { IdentityProvider } from '../../demo/identity-provider';
import { startSipCredentials } from '../../demo/sip-credentials';
import { launchBrowser } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';

const USERS = { edward: { uri: 'sip:edward@sidetone.test', username: 'edward', password: 'x' } };

type Tokens = { access_token: string; refresh_token: string; error?: string };

/** A sign-in by hand, as RFC 6749 and RFC 7636 tell it. */
async function signIn(provider: IdentityProvider, browser: Browser): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: provider.clientId,
    response_type: 'code',
    scope: 'openid profile email offline_access',
    redirect_uri: REDIRECT_ADDRESS,
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const worker = await browser.worker();
  const landed = worker.evaluate(
    (url) => chrome.identity.launchWebAuthFlow({ url, interactive: true }),
    `${provider.issuer}/auth?${query.toString()}`,
  );
  await browser.signInAt({ name: 'edward', password: 'wrong' });
  const page = await browser.signInWindow();
  await expect(page.getByRole('alert')).toHaveText(/wrong/u);
  await browser.signInAt({ name: 'edward', password: '1234' });
  const code = new URL((await landed) ?? '').searchParams.get('code') ?? '';
  return token(provider, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: REDIRECT_ADDRESS,
  });
}

async function token(provider: IdentityProvider, fields: Record<string, string>): Promise<Tokens> {
  const response = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, client_id: provider.clientId }),
  });
  return (await response.json()) as Tokens;
}

for (const path of ['', '/realms/acme']) {
  test(`signs in, refreshes once per token and hands out SIP passwords (issuer “${path}”)`, async () => {
    const provider = await startIdentityProvider({ path });
    const browser = await launchBrowser();
    const credentials = await startSipCredentials({
      userinfoUrl: provider.userinfoUrl,
      wsUrl: 'ws://127.0.0.1:1',
      users: USERS,
    });
    try {
      const tokens = await signIn(provider, browser);
      const ask = (bearer: string) =>
        fetch(credentials.url, { headers: { authorization: `Bearer ${bearer}` } });
      expect((await ask('nonsense')).status).toBe(401);
      expect(await (await ask(tokens.access_token)).json()).toMatchObject({
        ...USERS.edward,
        servers: ['ws://127.0.0.1:1'],
        expiresIn: 600,
      });

      const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
      const rotated = await token(provider, refresh);
      expect(rotated.refresh_token).not.toBe(tokens.refresh_token);
      expect((await token(provider, refresh)).error).toBe('invalid_grant');

      provider.fail('discovery', 'garbage');
      const discovery = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
      await expect(discovery.json()).rejects.toThrow();
      provider.fail('token', 500);
      expect((await token(provider, refresh)).error).toBe('server_error');
    } finally {
      await browser.close();
      await credentials.stop();
      await provider.stop();
    }
  });
}
