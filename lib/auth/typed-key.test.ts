import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyedAccess, typedKeyVault } from './typed-key';
import type { FakeBrowser } from './fake-browser';

const fake = vi.hoisted((): { browser?: FakeBrowser } => ({}));
vi.mock('../browser', async () => {
  const { fakeBrowser } = await import('./fake-browser');
  fake.browser = fakeBrowser();
  return { browser: fake.browser.browser };
});

const access = keyedAccess({
  service: 'http-json',
  origin: 'https://crm.example',
  header: (key) => ['x-api-key', key],
});

describe('keyedAccess', () => {
  const asked: Request[] = [];

  beforeEach(async () => {
    asked.length = 0;
    await typedKeyVault('http-json').clear();
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      asked.push(new Request(url, init));
      return Promise.resolve(new Response());
    });
  });

  it('without a key the answer is a 401, and nobody is asked', async () => {
    expect((await access.fetch('https://crm.example/a', {})).status).toBe(401);
    await expect(access.renew()).resolves.toBe(false);
    expect(asked).toEqual([]);
  });

  it('shows the key in its header alone, without cookies, and follows no redirect', async () => {
    await typedKeyVault('http-json').save('secret');
    await access.fetch('https://crm.example/a', { redirect: 'follow', credentials: 'include' });
    const [request] = asked;
    expect(request?.headers.get('x-api-key')).toBe('secret');
    expect(request).toMatchObject({ redirect: 'error', credentials: 'omit' });
  });

  it('C7: sends it nowhere else', async () => {
    await typedKeyVault('http-json').save('secret');
    await expect(access.fetch('https://crm.example.evil/a', {})).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });
});
