import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks, type FakeBrowser } from '../../../lib/auth/fake-browser';
import { identityOf } from '../../../lib/auth/identity-provider';
import { refresh } from '../../../lib/auth/refresh';
import { signIn, signInUnseen } from '../../../lib/auth/sign-in';
import { forgetTokens, revoke } from '../../../lib/auth/sign-out';
import type { Logger } from '../../../lib/log/log';
import { WEB_APP } from '../../peers/aliyun-ccc/aliyun-ccc';
import { EXTENSION } from '../harness/gateway';
import { Extension, PUBLIC, tokenStage } from './stage';

const fake = await vi.hoisted(async () =>
  (await import('../../../lib/auth/fake-browser')).fakeBrowser(),
);
vi.mock('../../../lib/browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));

const network = globalThis.fetch;
const identity = identityOf({
  ...{ id: 'call-centre', preset: 'openid', issuer: `${PUBLIC}/aliyun`, clientId: WEB_APP.id },
  ...{ scope: '', authorizeParameters: {}, origins: [PUBLIC], staySignedInHours: null },
});
const windows: string[] = [];
let stage: Awaited<ReturnType<typeof tokenStage>>;

beforeAll(async () => {
  stage = await tokenStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  windows.length = 0;
  fake.session.clear();
  vi.stubGlobal('navigator', fakeLocks());
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    network(url.replace(PUBLIC, stage.gateway.url), init),
  );
  Object.assign(fake.browser.identity, {
    getRedirectURL: (path: string) => `https://${EXTENSION}.chromiumapp.org/${path}`,
    launchWebAuthFlow: async ({ url }: { readonly url: string }) => {
      const browser = new Extension(stage.gateway);
      let at = url;
      while (!at.startsWith(`https://${EXTENSION}`)) {
        windows.push(new URL(at).pathname);
        at = (await browser.step(at)).location;
      }
      return at;
    },
  });
});

describe("the extension's own sign-in, with the gateway as an issuer like any other", () => {
  it('signs in, renews and signs out; the extension never holds a token of Aliyun’s', async () => {
    const tokens = await signIn(identity);
    expect(windows).toEqual(['/aliyun/authorize', '/oauth2/v1/auth', '/aliyun/auth/callback']);
    expect(tokens.profile.name).toBe('edward@1075807536267325.onaliyun.com');
    expect((await stage.gateway.ask('/session', tokens.accessToken)).status).toBe(200);

    const fresh = await refresh(identity, tokens.accessToken);
    expect(fresh.accessToken).not.toBe(tokens.accessToken);
    expect((await stage.gateway.ask('/session', fresh.accessToken)).status).toBe(200);
    const kept = JSON.stringify([...fake.session, ...fake.local]);
    const { accessTokens, refreshTokens } = stage.ccc.oauth.grants;
    const secrets = [...accessTokens.keys(), ...refreshTokens.keys()];
    expect(secrets.length).toBe(3);
    for (const secret of secrets) expect(kept).not.toContain(secret);

    const log = { warn: vi.fn<Logger['warn']>() } as unknown as Logger;
    await forgetTokens(identity);
    await revoke(identity, log);
    expect(refreshTokens.size).toBe(0);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('is told at once that Aliyun cannot sign anybody in unseen', async () => {
    const tokens = await signIn(identity);
    windows.length = 0;
    await expect(signInUnseen(identity, tokens)).rejects.toMatchObject({ code: 'access-denied' });
    expect(windows).toEqual(['/aliyun/authorize']);
  });
});
