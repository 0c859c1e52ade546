import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSoftphonePage, softphonePages } from './softphone-pages';

const EXTENSION = 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'softphones-'));
  mkdirSync(join(folder, 'aliyun-ccc'));
  writeFileSync(join(folder, 'aliyun-ccc', 'softphone.html'), '<html lang="en"></html>');
  writeFileSync(join(folder, 'aliyun-ccc', 'softphone.js'), 'let script;');
});
afterAll(() => rmSync(folder, { recursive: true }));

const served = (more = {}) =>
  softphonePages({ folder, vendors: ['aliyun-ccc'], framedBy: [EXTENSION], ...more });

const directives = (response: Response): Map<string, string[]> =>
  new Map(
    (response.headers.get('content-security-policy') ?? '').split('; ').map((one) => {
      const [name = '', ...sources] = one.split(' ');
      return [name, sources];
    }),
  );

describe('the pages of vendors', () => {
  it('know who may frame them, and are framed by nobody else', async () => {
    const page = await served().request('/softphones/aliyun-ccc/');
    expect(await page.text()).toBe(`<html data-extensions="${EXTENSION}" lang="en"></html>`);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/u);
    expect(page.headers.has('x-frame-options')).toBe(false);
    expect(directives(page).get('frame-ancestors')).toEqual([EXTENSION]);
    const nobody = await served({ framedBy: [] }).request('/softphones/aliyun-ccc/');
    expect(directives(nobody).get('frame-ancestors')).toEqual(["'none'"]);
  });

  it('load and speak with their vendor alone', async () => {
    const policy = directives(await served().request('/softphones/aliyun-ccc/'));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'", 'https://g.alicdn.com']);
    expect(policy.get('connect-src')?.every((one) => /^wss:.*\.aliyuncs\.com/u.test(one))).toBe(
      true,
    );
    expect([...policy.values()].flat()).not.toContain('*');
  });

  it('are told where a simulator is, in an attribute that nothing escapes from', async () => {
    const sdk = { scripts: [{ url: 'http://127.0.0.1:1/"><script>' }] };
    const simulators = ['http://127.0.0.1:1'];
    const page = await served({ sdk: { 'aliyun-ccc': sdk }, simulators }).request(
      '/softphones/aliyun-ccc/',
    );
    expect(directives(page).get('script-src')).toContain('http://127.0.0.1:1');
    const text = await page.text();
    expect(text).not.toContain('<script>');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('come with their script, and with nothing else', async () => {
    const script = await served().request('/softphones/aliyun-ccc/softphone.js');
    expect(await script.text()).toBe('let script;');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/u);
    for (const path of ['/softphones/tencent-tccc/', '/softphones/aliyun-ccc/../../x', '/'])
      expect((await served().request(path)).status).toBe(404);
  });

  it('are those of the vendors that there are', () => {
    expect(['aliyun-ccc', 'sip', 'toString'].map(hasSoftphonePage)).toEqual([true, false, false]);
    expect(() => served({ vendors: ['tencent-tccc'] })).toThrow('ENOENT');
  });
});
