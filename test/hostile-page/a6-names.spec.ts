import { expect, test } from '@playwright/test';
import type { Frame, Page } from '@playwright/test';
import { callerCard } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';
import { SALES } from '../e2e/harness/talk';
import { until } from '../e2e/harness/targets';

/** Another number for each page. */
const known = (at: number): string => `+1202555012${String(at)}`;
const MARKUP = '<img src=https://canary.example/x onerror=alert(1)><b>Ann</b>';
/** What the page and the caller claim to be called, and how that may be shown. */
const NAMES = [
  ['markup', MARKUP, MARKUP],
  ['a right-to-left override', 'Ann \u202Egnp.exe\u202C Lee', 'Ann gnp.exe Lee'],
  ['far too much', 'x'.repeat(5_000), 'x'.repeat(128)],
  [
    'template and script',
    '${alert(1)}</script><svg onload=alert(1)>',
    '${alert(1)}</script><svg onload=alert(1)>',
  ],
] as const;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const record = (name: string, at: number): string =>
  `<!doctype html><html><head><title>CRM</title></head><body><h1>${escaped(name)}</h1><p>Phone: ${known(at)}</p></body></html>`;

let stage: Stage;
let page: Page;
const asked: string[] = [];

test.beforeAll(async () => {
  stage = await openStage({
    '/': '<!doctype html><title>CRM</title><h1>Nobody</h1><p>Phone: +1 202 555 0130</p>',
    ...Object.fromEntries(NAMES.map(([, name], at) => [`/${String(at)}`, record(name, at)])),
  });
  stage.edward.context.on('request', (request) => asked.push(request.url()));
  page = await stage.edward.context.newPage();
});
test.afterAll(() => stage.close());

/** Shown as text, as a whole, and nothing was made of it. */
async function shows(view: Page | Frame, name: string): Promise<void> {
  await expect(view.getByText(name, { exact: true }).first()).toBeVisible();
  expect(await view.locator('img, b, svg[onload], script:not([src])').count()).toBe(0);
}

async function letGo(): Promise<void> {
  await stage.customer.hangUp();
  await stage.customer.becomes('idle');
}

for (const [at, [title, name, shown]] of NAMES.entries()) {
  test(`A6: a caller's name of ${title} is text on card and panel`, async () => {
    await page.goto(stage.server.url('/'));
    await stage.customer.call(SALES, { number: '+12025550177', name });
    await shows(await callerCard(page), shown);
    await shows(await stage.edward.panels.opened(), shown);
    await letGo();
  });

  test(`A6: a page's name of ${title} is text on card and panel`, async () => {
    await page.goto(stage.server.url(`/${String(at)}`));
    await until(async () => {
      const worker = await stage.edward.worker();
      const stored = await worker.evaluate(() => chrome.storage.session.get(null));
      return JSON.stringify(stored).includes(known(at));
    }, 'the number that the page shows');
    await stage.customer.call(SALES, { number: known(at) });
    await shows(await callerCard(page), shown);
    const panel = await stage.edward.panels.opened();
    await expect(panel.getByRole('heading', { name: shown })).toBeVisible();
    expect(await panel.getByRole('button', { name: en('answer') }).count()).toBe(1);
    await letGo();
  });
}

test('A6: nothing was loaded that a name asked for', () => {
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes('canary'))).toEqual([]);
});
