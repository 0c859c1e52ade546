import { expect, test } from '@playwright/test';
import type { Frame, Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { callerCard, cardsOn } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';
import { SALES } from '../e2e/harness/talk';
import { until } from '../e2e/harness/targets';
import { drawsFor, SEEN_MS } from './draws';

const PAGE = `<!doctype html><html><head><title>CRM</title></head><body><h1>CRM</h1>
  <p>Phone +1 415 555 2671</p></body></html>`;
const CALLER = { name: 'Bo Chen', number: '+12025550177' };
/** As long as the card takes to slide in, and then to be told seen. */
const SETTLED_MS = 200 + 2 * SEEN_MS;

let stage: Stage;
let page: Page;
let card: Frame;

test.beforeAll(async () => {
  stage = await openStage({ '/': PAGE });
});
test.afterAll(() => stage.close());
test.beforeEach(async () => {
  page = await stage.edward.context.newPage();
  await page.goto(stage.server.url('/'));
  await page.bringToFront();
  await page.locator('p').hover();
  await stage.customer.call(SALES, CALLER);
  card = await callerCard(page);
  await card.getByRole('button', { name: en('answer') }).waitFor();
  await drawsFor(card, SETTLED_MS);
});
test.afterEach(async () => {
  await stage.customer.hangUp();
  await stage.customer.becomes('idle');
  await until(async () => (await phases()).every((phase) => phase === 'ended'), 'the call to end');
  await page.close();
});

test('A2: a card that is seen is answered by one click', async () => {
  const { x, y } = await answerAt();
  await page.mouse.move(x, y, { steps: 3 });
  await drawsFor(card, 2 * SEEN_MS);
  await page.mouse.click(x, y);
  await stage.customer.becomes('talking');
});

const HIDDEN: Readonly<Record<string, string>> = {
  'a transparent card': `root.style.opacity = '.01'`,
  'a card under a picture': `cover('background: #fff')`,
  'a card under a bait': `cover('background: #0a0').textContent = 'Next page'`,
  'a filtered card': `root.style.filter = 'opacity(.02)'`,
  'a blended card': `root.style.mixBlendMode = 'screen'; root.style.filter = 'opacity(.02)'`,
  'a card under a dialog that lets clicks through': `const dialog = document.createElement('dialog');
    dialog.style.cssText = 'width: 100vw; height: 100vh; max-width: none; max-height: none; pointer-events: none';
    document.body.append(dialog); dialog.show(); dialog.popover = 'manual'; dialog.close(); dialog.showPopover()`,
};

for (const [what, code] of Object.entries(HIDDEN)) {
  test(`A2: ${what} is not answered by a click; the panel, which nobody can hide, rings`, async () => {
    const { x, y } = await answerAt();
    await attack(code);
    await page.mouse.move(x, y, { steps: 3 });
    await drawsFor(card, 2 * SEEN_MS);
    await page.mouse.click(x, y);
    await ringsOn();
    const panel = await stage.edward.panels.opened();
    await expect(panel.getByRole('button', { name: en('answer') })).toBeVisible();
  });
}

test('A2: a card that the page brings under the pointer is not answered by the click that comes next', async () => {
  const { x, y } = await answerAt();
  const bait = { x: 300, y: 200 };
  await page.evaluate(
    ([dx, dy]) => {
      addEventListener('pointermove', () => {
        document.documentElement.style.transform = `translate(${dx}px, ${dy}px)`;
      });
    },
    [bait.x - x, bait.y - y] as const,
  );
  await page.mouse.move(bait.x, bait.y);
  await page.mouse.click(bait.x, bait.y);
  await ringsOn();
});

test('A2: a card does not outlive being put elsewhere in the page', async () => {
  const { x, y } = await answerAt();
  await page.evaluate(() => {
    const host = document.querySelector('sidetone-page');
    const box = document.createElement('div');
    document.body.append(box);
    if (host) box.append(host);
  });
  await until(async () => {
    const [again] = cardsOn(page);
    const shows = again?.getByRole('button').first().isVisible();
    return !(await shows?.catch(() => false));
  }, 'the card to show nothing');
  await page.mouse.click(x, y);
  await ringsOn();
});

test('A2: a second click of a double click does not answer', async () => {
  const { x, y } = await answerAt();
  await page.mouse.move(x, y, { steps: 3 });
  await drawsFor(card, 2 * SEEN_MS);
  // The first one lands on what the page has laid over the card and takes away.
  await attack(`const bait = cover('pointer-events: auto'); bait.onclick = () => bait.remove()`);
  await page.mouse.dblclick(x, y);
  await ringsOn();
});

/** The caller hears it ring, and the hub has not been told to answer. */
async function ringsOn(): Promise<void> {
  await page.waitForTimeout(500);
  expect(await stage.customer.page.evaluate(() => window.phone.state)).toBe('calling');
  expect(await phases()).toContain('ringing');
}

async function phases(): Promise<readonly string[]> {
  const { calls } = await stage.edward.snapshot<Snapshot>();
  return calls.map(({ phase }) => phase);
}

/** The middle of the card's answer button, CSS pixels of the page. */
async function answerAt(): Promise<{ x: number; y: number }> {
  const box = await card.getByRole('button', { name: en('answer') }).boundingBox();
  if (!box) throw new Error('no answer button');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function attack(code: string): Promise<unknown> {
  return page.evaluate(`{
    const root = document.documentElement;
    const cover = (style) => {
      const element = document.createElement('div');
      element.style.cssText =
        'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; ' + style;
      root.append(element);
      return element;
    };
    ${code}
    undefined;
  }`);
}
