import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeBrowser } from './fake-browser';
import { fakeLocks } from './fake-browser';
import { NOW, configured, fakeProvider, type Deviation } from './fake-provider';
import { signIn, signInUnseen } from './sign-in';
import { heldTokens } from './token-vault';

const fake = await vi.hoisted(async () => (await import('./fake-browser')).fakeBrowser());
vi.mock('../browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));

const identity = configured();
const attempt = (wrong: Deviation = {}, who = identity) => {
  const provider = fakeProvider(who, fake, wrong);
  return { ...provider, done: signIn(who, () => NOW) };
};

beforeEach(() => {
  vi.stubGlobal('navigator', fakeLocks());
  fake.session.clear();
  fake.local.clear();
});

describe('signIn', () => {
  it('exchanges the code with the verifier, and keeps who the agent is', async () => {
    const { done, tokenRequests } = attempt();
    const tokens = await done;
    expect(tokenRequests[0]).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: 'https://id.chromiumapp.org/call-centre',
      client_id: 'sidetone',
    });
    expect(tokenRequests[0]?.['code_verifier']).toMatch(/^[\w.~-]{43,128}$/u);
    expect(tokens).toMatchObject({
      accessToken: 'access',
      refreshToken: 'refresh',
      expiresAt: NOW + 60_000,
      profile: { sub: 'edward', name: 'Edward Chen', email: 'e@x.example' },
    });
    expect(await heldTokens(identity)).toEqual(tokens);
    expect([...fake.session.keys()].filter((key) => key.includes('state'))).toEqual([]);
    expect([...fake.local.keys()]).toEqual([]);
  });

  it('opens no window before it is set up', async () => {
    const { done, windows } = attempt({}, configured({ clientId: '' }));
    await expect(done).rejects.toMatchObject({ code: 'not-configured' });
    expect(windows).toEqual([]);
  });

  it('does without userinfo where the provider has none, or it is not for our token', async () => {
    expect((await attempt({ metadata: { userinfo_endpoint: undefined } }).done).profile).toEqual({
      sub: 'edward',
      name: 'ed',
    });
    const entra = configured({ preset: 'entra' });
    expect((await attempt({ userinfo: { sub: 'of Graph' } }, entra).done).profile.name).toBe('ed');
  });

  it.each([
    ['undefined', undefined],
    ['plain alone', ['plain']],
    ['none', []],
  ])('C1: metadata without S256 (%s) opens no window', async (_, methods) => {
    const { done, windows, tokenRequests } = attempt({
      metadata: { code_challenge_methods_supported: methods },
    });
    await expect(done).rejects.toMatchObject({ code: 'pkce-unsupported' });
    expect([windows, tokenRequests]).toEqual([[], []]);
  });

  it('C1: a preset vouches for S256 where metadata is silent, not where it says otherwise', async () => {
    const entra = configured({ preset: 'entra' });
    const silent = attempt({ metadata: { code_challenge_methods_supported: undefined } }, entra);
    await silent.done;
    const asked = new URL(silent.windows[0]?.url ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    const plain = attempt({ metadata: { code_challenge_methods_supported: ['plain'] } }, entra);
    await expect(plain.done).rejects.toMatchObject({ code: 'pkce-unsupported' });
  });

  it.each<[string, Deviation]>([
    ['a state of somebody else', { answer: { state: 'of-somebody-else' } }],
    ['no state', { address: (good) => good.replace(/&state=[^&]*/u, '') }],
    ['two states', { address: (good) => `${good}&state=another` }],
    ['two codes', { address: (good) => `${good}&code=another` }],
    ['another issuer', { answer: { iss: 'https://evil.example' } }],
    [
      'no issuer, though it says it names itself',
      { address: (good) => good.replace(/&iss=.*/u, '') },
    ],
    ['another path', { address: (good) => good.replace('/call-centre', '/crm') }],
    ['a path below', { address: (good) => good.replace('/call-centre', '/call-centre/x') }],
    ['another host', { address: (good) => good.replace('id.chromiumapp', 'evil.chromiumapp') }],
    ['no code', { address: (good) => good.replace('code=the-code&', '') }],
  ])('C2: an answer with %s is refused before its code is used', async (_, wrong) => {
    const { done, tokenRequests } = attempt(wrong);
    await expect(done).rejects.toMatchObject({ code: 'answer-invalid' });
    expect(tokenRequests).toEqual([]);
    expect(await heldTokens(identity)).toBeNull();
    expect([...fake.session.keys()].filter((key) => key.includes('state'))).toEqual([]);
  });

  it.each<[string, Deviation]>([
    ['nonce', { claims: { nonce: 'of-another-sign-in' } }],
    ['issuer', { claims: { iss: 'https://evil.example' } }],
    ['audience', { claims: { aud: 'another-client' } }],
    ['audiences', { claims: { aud: ['sidetone', 'another-client'] } }],
    ['subject', { userinfo: { sub: 'somebody-else' } }],
  ])('C2: an ID token of another %s is refused', async (_, wrong) => {
    await expect(attempt(wrong).done).rejects.toMatchObject({ code: 'answer-invalid' });
    expect(await heldTokens(identity)).toBeNull();
  });

  it('C2: the same answer again brings nothing', async () => {
    let first = '';
    await attempt({ address: (good) => (first = good) }).done;
    const { done, tokenRequests } = attempt({ address: () => first });
    await expect(done).rejects.toMatchObject({ code: 'answer-invalid' });
    expect(tokenRequests).toEqual([]);
  });

  it.each([
    [10 * 60_000, 'fulfilled'],
    [10 * 60_000 + 1, 'rejected'],
  ])('C2: an answer after %i ms is %s', async (tookMs, status) => {
    fakeProvider(identity, fake);
    let now = NOW;
    const { launchWebAuthFlow } = fake.browser.identity;
    fake.browser.identity.launchWebAuthFlow = (flow) => {
      now += tookMs;
      return launchWebAuthFlow(flow);
    };
    const [outcome] = await Promise.allSettled([signIn(identity, () => now)]);
    expect(outcome.status).toBe(status);
  });

  it('C2: of two providers, one cannot finish what the other began (mix-up)', async () => {
    const crm = configured({ id: 'crm', issuer: 'https://evil.example', clientId: 'of-crm' });
    let honest = '';
    const { launchWebAuthFlow: none } = fake.browser.identity;
    fakeProvider(identity, fake, { address: (good) => (honest = good) });
    await signIn(identity, () => NOW);
    fake.browser.identity.launchWebAuthFlow = none;

    // The attacker's provider sends the agent on to the honest one's answer, as it is and retold.
    const retold = honest
      .replace('/call-centre', '/crm')
      .replace(/iss=[^&]*/u, `iss=${encodeURIComponent('https://evil.example')}`);
    for (const stolen of [honest, honest.replace('/call-centre', '/crm'), retold]) {
      const { done, tokenRequests } = attempt({ address: () => stolen }, crm);
      await expect(done).rejects.toMatchObject({ code: 'answer-invalid' });
      expect(tokenRequests).toEqual([]);
    }
    expect(await heldTokens(crm)).toBeNull();
    expect((await heldTokens(identity))?.clientId).toBe('sidetone');
  });

  it('C2: two providers keep their tokens apart, and each its own redirect address', async () => {
    const crm = configured({ id: 'crm', issuer: 'https://crm.example', clientId: 'of-crm' });
    await attempt().done;
    const { done, windows } = attempt({ tokens: { access_token: 'of the CRM' } }, crm);
    await done;
    const asked = new URL(windows[0]?.url ?? '').searchParams;
    expect(asked.get('redirect_uri')).toBe('https://id.chromiumapp.org/crm');
    expect((await heldTokens(crm))?.accessToken).toBe('of the CRM');
    expect((await heldTokens(identity))?.accessToken).toBe('access');
    expect(await heldTokens(configured({ issuer: 'https://crm.example' }))).toBeNull();
    expect(await heldTokens(configured({ clientId: 'of-crm' }))).toBeNull();
  });

  it.each([-600_000, 600_000])('C8: a clock that is %i ms off does no harm', async (clockMs) => {
    expect(await attempt({ clockMs }).done).toMatchObject({ expiresAt: NOW + 60_000 });
  });

  it.each([-86_400_000, 86_400_000])('C8: one that is %i ms off is to be set', async (clockMs) => {
    const { done, windows } = attempt({ clockMs });
    await expect(done).rejects.toMatchObject({ code: 'clock-wrong' });
    expect(windows).toEqual([]);
  });
});

describe('presets', () => {
  it('sends what Aliyun documents, and takes what it answers', async () => {
    const aliyun = configured({ preset: 'aliyun-cn', issuer: '', scope: '' });
    expect(aliyun.issuer).toBe('https://oauth.aliyun.com');
    const { done, windows } = attempt(
      {
        metadata: {
          userinfo_endpoint: undefined,
          authorization_response_iss_parameter_supported: undefined,
        },
        address: (good) => good.replace(/&iss=.*/u, ''),
        tokens: { token_type: 'AliyunSTS', expires_in: '3599', request_id: 'r' },
        claims: { name: 'yanle@pre.onaliyun.com', upn: 'yanle@pre.onaliyun.com' },
        userinfo: {},
      },
      { ...aliyun, quirks: { ...aliyun.quirks, endpoints: {} } },
    );
    expect(await done).toMatchObject({
      expiresAt: NOW + 3_599_000,
      profile: { name: 'yanle@pre.onaliyun.com' },
    });
    const asked = Object.fromEntries(new URL(windows[0]?.url ?? '').searchParams);
    expect(asked).toMatchObject({ access_type: 'offline', code_challenge_method: 'S256' });
    expect(asked).not.toHaveProperty('prompt');
  });

  it('sends along what an admin says, but nothing that is ours to say', async () => {
    const authorizeParameters = {
      prompt: 'admin_consent',
      state: 'mine',
      redirect_uri: 'https://x',
    };
    const { done, windows } = attempt({}, configured({ preset: 'aliyun-cn', authorizeParameters }));
    await done;
    const asked = new URL(windows[0]?.url ?? '').searchParams;
    expect(asked.getAll('prompt')).toEqual(['admin_consent']);
    expect(asked.getAll('state')).toHaveLength(1);
    expect(asked.getAll('redirect_uri')).toEqual(['https://id.chromiumapp.org/call-centre']);
  });
});

describe('signInUnseen', () => {
  it('asks without a window, for the same person', async () => {
    const before = await attempt().done;
    const { windows } = fakeProvider(identity, fake, { tokens: { access_token: 'again' } });
    const later = NOW + 5_000;
    expect(await signInUnseen(identity, before, () => later)).toMatchObject({
      accessToken: 'again',
      signedInAt: NOW,
    });
    expect(windows[0]?.interactive).toBe(false);
    const asked = new URL(windows[0]?.url ?? '').searchParams;
    expect(asked.get('prompt')).toBe('none');
    expect(asked.get('id_token_hint')).toBe(before.idToken);
  });

  it('refuses somebody else, who is at the provider meanwhile', async () => {
    const before = await attempt().done;
    fakeProvider(identity, fake, { claims: { sub: 'sissi' }, userinfo: { sub: 'sissi' } });
    await expect(signInUnseen(identity, before, () => NOW)).rejects.toMatchObject({
      code: 'access-denied',
    });
  });
});
