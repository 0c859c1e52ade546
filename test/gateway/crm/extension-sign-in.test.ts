import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authorisedFetch } from '../../../lib/auth/authorised-fetch';
import { fakeLocks, type FakeBrowser } from '../../../lib/auth/fake-browser';
import { identityOf } from '../../../lib/auth/identity-provider';
import { refresh } from '../../../lib/auth/refresh';
import { signIn } from '../../../lib/auth/sign-in';
import { forgetTokens, revoke } from '../../../lib/auth/sign-out';
import type { Logger } from '../../../lib/log/log';
import { PUBLIC } from '../../peers/crm/behind-gateway';
import { EXTENSION, type Gateway } from '../harness/gateway';
import { REQUESTS, startStage, type Stage } from './stage';

const fake = await vi.hoisted(async () =>
  (await import('../../../lib/auth/fake-browser')).fakeBrowser(),
);
vi.mock('../../../lib/browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));

const network = globalThis.fetch;

describe.each(['hubspot', 'zoho'] as const)("the extension's own sign-in to %s", (name) => {
  const identity = identityOf({
    ...{ id: name, preset: 'openid', issuer: `${PUBLIC}/${name}`, clientId: 'sidetone' },
    ...{ scope: '', authorizeParameters: {}, origins: [PUBLIC], staySignedInHours: null },
  });
  let stage: Stage;
  let gateway: Gateway;
  beforeAll(async () => {
    stage = await startStage(name);
    gateway = await stage.gateway();
  });
  afterAll(() => stage.stop());
  beforeEach(() => {
    fake.session.clear();
    vi.stubGlobal('navigator', fakeLocks());
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      network(url.replace(PUBLIC, gateway.url), init),
    );
    Object.assign(fake.browser.identity, {
      getRedirectURL: (path: string) => `https://${EXTENSION}.chromiumapp.org/${path}`,
      launchWebAuthFlow: async ({ url }: { readonly url: string }) => {
        const browser = stage.connecting(gateway);
        let at = url;
        while (!at.startsWith(`https://${EXTENSION}`)) at = (await browser.step(at)).location;
        return at;
      },
    });
  });

  it('needs nothing of its own: signs in, asks, renews, and disconnects', async () => {
    const tokens = await signIn(identity);
    expect(tokens.profile).toMatchObject({
      sub: REQUESTS[name].subject,
      email: REQUESTS[name].email,
    });
    const [method, path] = REQUESTS[name].search;
    const ask = (): Promise<Response> =>
      authorisedFetch(identity, `${PUBLIC}/crm/${name}${path}`, {
        method,
        body: method === 'POST' ? JSON.stringify(REQUESTS[name].body) : undefined,
      });
    expect((await ask()).ok).toBe(true);

    // The CRM's token dies early: its 401 comes through, and the extension renews at the gateway.
    stage.crm.expire(true);
    stage.oauth.access = 'token-2';
    expect((await ask()).ok).toBe(true);
    const fresh = await refresh(identity, tokens.accessToken);
    expect(fresh.accessToken).not.toBe(tokens.accessToken);

    const kept = JSON.stringify([...fake.session, ...fake.local]);
    expect(stage.oauth.refreshTokens.size).toBe(1);
    for (const secret of ['token-1', 'token-2', ...stage.oauth.refreshTokens]) {
      expect(kept).not.toContain(secret);
    }
    const log = { warn: vi.fn<Logger['warn']>() } as unknown as Logger;
    await forgetTokens(identity);
    await revoke(identity, log);
    expect(stage.oauth.refreshTokens.size).toBe(0);
    expect(log.warn).not.toHaveBeenCalled();
  });
});
