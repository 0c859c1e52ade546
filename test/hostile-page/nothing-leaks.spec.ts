import { expect, test } from '@playwright/test';
import type { Frame, Page } from '@playwright/test';
import { callerCard, cardsOn } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { SALES } from '../e2e/harness/talk';
import { until } from '../e2e/harness/targets';
import { takeOver } from './content-scripts';
import { textInHeap } from './heap';
import { SPYING_HEAD, stringsInReach } from './spying';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';

/** Nobody whom the page knows calls: whatever it learns of them it learned from us. */
const CALLER = { name: 'Quetzalcoatlus Vainamoinen', number: '+12025550177' };
/** As the caller may be written: national, with separators, in parts. */
const CANARIES = ['Quetzalcoatlus', 'Vainamoinen', '2025550177', '555 0177', '555-0177'];

let stage: Stage;
let page: Page;
let card: Frame;

test.beforeAll(async () => {
  stage = await openStage({
    '/': `<!doctype html><html><head><title>CRM</title>${SPYING_HEAD}</head><body>
      <h1>Ann Lee</h1><p>Phone <span>+1 202 555 0123</span></p></body></html>`,
  });
  page = await stage.edward.context.newPage();
  await page.goto(stage.server.url('/'));
  await until(
    async () => (await takeOver(page, stage.edward.extensionId)).length > 0,
    'the content script',
  );
  await stage.customer.call(SALES, CALLER);
  card = await callerCard(page);
  await expect(card.getByRole('heading', { name: CALLER.name })).toBeVisible();
});
test.afterAll(() => stage.close());

test('A5: nothing in the memory of the page’s process, our content script’s included, tells who calls', async () => {
  const heap = await textInHeap(page);
  // What the page shows, and what our script knows of it, is there: the search can find things.
  expect(heap).toContain('+1 202 555 0123');
  expect(heap).toContain('sidetone-number');
  expect(CANARIES.filter((canary) => heap.includes(canary))).toEqual([]);
});

test('A5: the page sees one empty element come, and no address, nonce or name', async () => {
  const { changes, overheard, strings } = await stringsInReach(page);
  expect(changes).toEqual(['HTML +SIDETONE-PAGE']);
  expect(overheard).toEqual([]);
  const address = new URL(card.url());
  const nonce = address.searchParams.get('nonce') ?? '';
  expect(nonce).not.toBe('');
  const secrets = [...CANARIES, nonce, address.host, 'caller-card', 'chrome-extension:'];
  expect(strings).toContain('+1 202 555 0123');
  expect(secrets.filter((secret) => strings.includes(secret))).toEqual([]);
});

test('A5: the page finds no window of the card; our own content script cannot read into it', async () => {
  const reach = await page.evaluate(() => {
    const host = document.querySelector('sidetone-page');
    const box = host?.getBoundingClientRect();
    const at = document.elementsFromPoint(innerWidth - 100, innerHeight - 100);
    return {
      frames: window.length,
      first: typeof (window as unknown as Record<string, unknown>)['0'],
      root: host?.shadowRoot,
      children: host?.childNodes.length,
      attributes: host?.getAttributeNames(),
      size: [box?.width, box?.height],
      at: at.map(({ localName }) => localName),
    };
  });
  expect(reach).toEqual({
    frames: 0,
    first: 'undefined',
    root: null,
    children: 0,
    attributes: [],
    size: [0, 0],
    at: ['sidetone-page', 'html'],
  });
  const [ours] = await takeOver(page, stage.edward.extensionId);
  const read = await ours?.evaluate<Record<string, string>>(READ_CARD);
  expect(read).toEqual({
    document: 'null',
    window: 'SecurityError',
    name: 'SecurityError',
    storage: 'SecurityError',
  });
});

test('A5: the card goes when it is answered, and the page is as it was', async () => {
  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await stage.customer.becomes('talking');
  await expect.poll(() => cardsOn(page)).toHaveLength(0);
  const { changes, overheard, strings } = await stringsInReach(page);
  expect(changes).toEqual(['HTML +SIDETONE-PAGE']);
  const learnt = [...overheard, strings, await textInHeap(page)].join('\n');
  expect(CANARIES.filter((canary) => learnt.includes(canary))).toEqual([]);
});

/** What a content script that was taken over can read of the frame in our closed shadow root. */
const READ_CARD = `(() => {
  const host = document.querySelector('sidetone-page');
  const frame = chrome.dom.openOrClosedShadowRoot(host).querySelector('iframe');
  const tried = (read) => {
    try {
      return String(read());
    } catch (error) {
      return error.name;
    }
  };
  return {
    document: tried(() => frame.contentDocument),
    window: tried(() => frame.contentWindow.document.body.innerText),
    name: tried(() => frame.contentWindow.name),
    storage: tried(() => frame.contentWindow.sessionStorage.length),
  };
})()`;
