import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifest, optionalPermissions, permissions } from '../manifest';
import { build, filesIn, type Browser } from './house/built';
import { archiveOf } from '../scripts/package/archive';
import { foreignCode } from './house/foreign-code';

/** All that the snapshot holds besides is compared as it is. */
type Manifest = {
  readonly permissions: readonly string[];
  readonly optional_permissions: readonly string[];
};

describe.each<Browser>(['chrome', 'edge'])('the production build for %s', (browser) => {
  let folder = '';
  beforeAll(async () => {
    folder = await build(browser);
  });

  const text = () => filesIn(folder, /^manifest\.json$/u).get('manifest.json') ?? '';

  it('E2: has the manifest that was agreed on', async () => {
    // A change here is a change of what people are asked to trust: review it as such, `-u` after.
    const agreed = {
      why: { ...permissions, ...optionalPermissions },
      manifest: JSON.parse(text()) as unknown,
    };
    await expect(`${JSON.stringify(agreed, null, 2)}\n`).toMatchFileSnapshot(
      `manifest/${browser}.json`,
    );
  });

  it('E2: asks for nothing without a reason', () => {
    const { permissions: asked, optional_permissions: later } = JSON.parse(text()) as Manifest;
    expect([...asked, ...later].sort()).toEqual(
      Object.keys({ ...permissions, ...optionalPermissions }).sort(),
    );
    for (const reason of Object.values({ ...permissions, ...optionalPermissions })) {
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  it('E2: never asks for all sites, and knows no test machine', () => {
    expect(text()).not.toMatch(/<all_urls>|\*:\/\/\*|"http:|localhost|127\.0\.0\.1/u);
  });

  it('E2: fetches no code, and makes none from text', () => {
    const breaches = [...filesIn(folder, /\.(?:js|html)$/u)].flatMap(([path, code]) =>
      foreignCode(code).map((piece) => `${path}: ${piece}`),
    );
    expect(breaches).toEqual([]);
  });

  // The same tools build for both: one shows whether anything of theirs is different each time.
  if (browser === 'edge') return;
  it('E2: built again, it gives the same zip, byte for byte', async () => {
    const zip = async (): Promise<Buffer> => archiveOf(folder, JSON.parse(text()) as Manifest);
    const first = await zip();
    rmSync(folder, { recursive: true });
    await build(browser);
    expect((await zip()).equals(first)).toBe(true);
  });
});

it('says which API sets the oldest Chrome that we run in', () => {
  const source = readFileSync(new URL('../manifest.ts', import.meta.url), 'utf8');
  expect(source).toMatch(/`minimum_chrome_version`: `[\w.]+`/u);
  expect(manifest({ mode: 'production' }).minimum_chrome_version).toMatch(/^\d+$/u);
});

it('has no suggested key too many: the fifth stops the extension from loading', () => {
  const { commands } = manifest({ mode: 'production' });
  expect(Object.values(commands).filter((one) => 'suggested_key' in one).length).toBeLessThan(5);
});

describe('the scan for foreign code', () => {
  it.each([
    'eval("1")',
    'new Function("return 1")',
    '<script src="https://cdn.example/sdk.js"></script>',
    'importScripts("https://cdn.example/sdk.js")',
    'import("https://cdn.example/sdk.js")',
    's.src="https://cdn.example/sdk.js"',
  ])('sees %s', (code) => {
    expect(foreignCode(code)).not.toEqual([]);
  });
  it('lets addresses pass that are no code', () => {
    expect(
      foreignCode('fetch("https://idp.example");retrieval(x);"http://www.w3.org/2000/svg"'),
    ).toEqual([]);
  });
});
