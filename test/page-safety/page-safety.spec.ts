import { chromium, expect, test, type Browser as Chromium } from '@playwright/test';
import { chromiumPath } from '../../scripts/machine';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { servePages, type PageServer } from '../hostile-page/pages';
import { bundle } from './bundle';
import { WatchedPage } from './watched-page';

/** Each page's script, from this folder. */
const PAGES = {
  'React 18': 'react-18/main.js',
  'React 19': 'react-19/main.js',
  Vue: 'vue/main.ts',
  Lit: 'lit/main.ts',
  'Lightning, native shadow': 'lwc/native.ts',
  'Lightning, synthetic shadow': 'lwc/synthetic.ts',
} as const;

const STEPS = 1000;
const BETWEEN_LOOKS = 100;

let withUs: Browser;
let without: Chromium;
let server: PageServer;
let watching: string;

test.beforeAll(async () => {
  const served: Record<string, string> = {};
  for (const entry of Object.values(PAGES)) {
    served[`/${entry}`] = documentWith(`/${entry}.js`);
    served[`/${entry}.js`] = await bundle(entry);
  }
  watching = await bundle('watching/main.ts');
  const executablePath = chromiumPath();
  [server, withUs, without] = await Promise.all([
    servePages(served),
    launchBrowser(),
    chromium.launch({ ...(executablePath && { executablePath }) }),
  ]);
});
test.afterAll(async () => {
  await Promise.all([withUs.close(), without.close(), server.close()]);
});

for (const [name, entry] of Object.entries(PAGES)) {
  test(`${name}: the same page with the extension and without, marked right, after 1 000 steps`, async () => {
    const context = await without.newContext({ viewport: { width: 1280, height: 800 } });
    const [ours, bare] = await Promise.all([
      WatchedPage.open(withUs.context, server.url(`/${entry}`), watching),
      WatchedPage.open(context, server.url(`/${entry}`), watching),
    ]);
    for (let step = 0; step <= STEPS; step += BETWEEN_LOOKS) {
      if (step > 0) await Promise.all([ours, bare].map(goOn));
      await test.step(`step ${step}`, () => compare(ours, bare, step));
    }
    await leavesAlone(ours);
    for (const page of [ours, bare]) expect(page.complaints).toEqual([]);
    await Promise.all([ours.page.close(), context.close()]);
  });
}

test('one Lightning page has shadow roots, the other what only looks like them', async () => {
  const trees = ['lwc/native.ts', 'lwc/synthetic.ts'].map(async (entry) => {
    const page = await WatchedPage.open(withUs.context, server.url(`/${entry}`), watching);
    const roots = (await page.ask('documentTree')).match(/#document-fragment/gu) ?? [];
    const pretended = await page.page.evaluate(() => document.querySelector('x-app')?.shadowRoot);
    await page.page.close();
    return { roots: roots.length, pretended: pretended !== null };
  });
  expect(await Promise.all(trees)).toEqual([
    { roots: 44, pretended: true },
    { roots: 0, pretended: true },
  ]);
});

async function goOn(page: WatchedPage): Promise<void> {
  await page.runUnderPointer(BETWEEN_LOOKS / 2);
  await page.hover('placeOfNumber', 0);
  // What the pointer rests on changes, moves and goes.
  await page.run(BETWEEN_LOOKS / 2);
}

async function compare(ours: WatchedPage, bare: WatchedPage, step: number): Promise<void> {
  for (const page of [ours, bare]) await expect.poll(() => page.ask('step')).toBe(step);
  for (const page of [ours, bare]) expect(page.complaints).toEqual([]);
  expect(await ours.ask('documentTree')).toBe(await bare.ask('documentTree'));
  await marksSettle(ours);
  await expect.poll(() => ours.misplacedOffers()).toEqual([]);
  await buttonFollows(ours, 'placeOfNumber', step);
  expect(await ours.ask('documentTree')).toBe(await bare.ask('documentTree'));
}

async function buttonFollows(
  page: WatchedPage,
  what: 'placeOfNumber' | 'placeOfField',
  turn: number,
): Promise<void> {
  const number = await page.hover(what, turn);
  await expect.poll(() => page.offers()).toMatchObject([{ number }]);
}

async function marksSettle(page: WatchedPage): Promise<void> {
  await expect.poll(() => page.ask('marks')).toMatchObject({ missing: [], stale: [] });
  expect((await page.ask('marks')).inView).toBeGreaterThan(10);
}

/** Nothing of the page changes while it rests and the extension goes, comes back and is used. */
async function leavesAlone(watched: WatchedPage): Promise<void> {
  const { origin } = new URL(watched.page.url());
  const marked = () =>
    watched.page.evaluate(() => CSS.highlights.get('sidetone-number')?.size ?? 0);
  await watched.ask('watchChanges');
  await withUs.setSettings({ sites: { [origin]: false } });
  await expect.poll(marked).toBe(0);
  await withUs.setSettings({ sites: { [origin]: true } });
  await marksSettle(watched);
  for (let turn = 0; turn < 5; turn += 1) {
    await buttonFollows(watched, 'placeOfNumber', turn);
    await buttonFollows(watched, 'placeOfField', turn);
  }
  expect(await watched.ask('changes')).toEqual([]);
}

/** Lit, for one, writes a random number into its comments: here every run draws the same. */
const SAME_CHANCE =
  'let last = 1; Math.random = () => (last = (last * 16_807) % 2_147_483_647) / 2_147_483_647;';

function documentWith(script: string): string {
  return `<!doctype html><html lang="en"><head><title>Customers</title>
    <link rel="icon" href="data:,"><script>${SAME_CHANCE}</script></head>
    <body><script src="${script}"></script></body></html>`;
}
