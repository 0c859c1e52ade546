import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { formatNumber } from '../../lib/phone-numbers/format';
import { openClickStage } from './clicked';
import type { ClickStage, Outcome } from './clicked';
import { drawsFor } from './draws';

const NUMBER = '+14155552671';
const CRM = `<!doctype html><html><head><title>Ann Lee</title></head><body style="margin: 20px">
  <p>Phone: <a id="it" href="tel:${NUMBER}">+1 415 555 2671</a></p></body></html>`;

/** A page of a site that nobody has switched on, around one that the agent calls from. */
const embedder = (style: string): string => `<!doctype html><html><head><title>Prize</title></head>
  <body style="margin: 0"><button style="position: absolute; left: 60px; top: 20px">Win</button>
  <iframe style="position: absolute; left: 0; top: 0; width: 400px; height: 300px; border: 0; ${style}"
    src="/crm"></iframe></body></html>`;

let scene: ClickStage;
let page: Page;

test.beforeAll(async () => {
  const pages: Record<string, string> = { '/crm': CRM, '/nothing': '<!doctype html><p>Nothing' };
  scene = await openClickStage(pages);
  const crm = scene.stage.server.url('/crm');
  pages['/transparent'] = embedder('opacity: .01').replace('/crm', crm);
  pages['/plain'] = embedder('').replace('/crm', crm);
});
test.afterAll(() => scene.stage.close());
test.afterEach(() => page.close());

const LINKS: Readonly<Record<string, string>> = {
  'a link that nobody sees': `it.style.opacity = '.01'`,
  'a link in a transparent paragraph': `it.parentElement.style.opacity = '.01'`,
  'a link under a picture': `cover('background: #fff')`,
  'a link under a bait': `cover('background: #0a0').textContent = 'Next page'`,
  'a filtered link': `it.style.filter = 'opacity(.01)'`,
  'a masked link': `it.style.mask = 'linear-gradient(#0000, #0000)'`,
  'a link in a turned page': `root.style.transform = 'rotate(1deg)'`,
};

for (const [what, code] of Object.entries(LINKS)) {
  test(`A2: ${what}: no call without a question`, async () => {
    page = await scene.open('/crm');
    await attack(code);
    await harmless(await clickLink());
  });
}

test('A2: the link without an attack is dialled by one click', async () => {
  page = await scene.open('/crm');
  expect(await clickLink(true)).toMatchObject({ came: 'call', invited: NUMBER });
});

for (const type of ['pointerdown', 'mousedown', 'pointermove']) {
  test(`A2: a link that comes under the pointer by ${type}: no call without a question`, async () => {
    page = await scene.open('/crm');
    await page.mouse.move(480, 280);
    await attack(`addEventListener('${type}', ({ clientX, clientY }) => {
      it.style.cssText = 'position: fixed; left:' + (clientX - 20) + 'px; top:' + (clientY - 8) + 'px'; }, true)`);
    await harmless(await scene.outcomeOf(moveAndClick));
  });
}

test('A2: the second click of a double click, whose first one brought the link, asks', async () => {
  page = await scene.open('/crm');
  const { x, y } = await place();
  await page.mouse.move(x, y);
  await attack(`const bait = cover('background: #0a0; pointer-events: auto');
    bait.onclick = () => bait.remove()`);
  await page.mouse.click(x, y);
  await page.mouse.move(x + 1, y);
  await drawsFor(page);
  await harmless(
    await scene.outcomeOf(async () => {
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
    }),
  );
});

test('A2: the second click of a double click on a link asks for nothing', async () => {
  page = await scene.open('/crm');
  const wishes = (await scene.wishes()).length;
  expect(await clickLink(true)).toMatchObject({ came: 'call', invited: NUMBER });
  const second = await scene.outcomeOf(async () => {
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  });
  expect(second).toEqual({ came: 'nothing' });
  expect(await scene.wishes()).toHaveLength(wishes + 1);
});

for (const path of ['/transparent', '/plain']) {
  test(`A2: a page in a ${path.slice(1)} frame of another site: no call without a question`, async () => {
    page = await scene.open('/nothing');
    await page.goto(scene.stage.server.url(path).replace('127.0.0.1', 'prize.localhost'));
    await harmless(await clickLink());
  });
}

/** In one go: who sees a link for a tenth of a second before the click has seen it. */
async function moveAndClick(): Promise<void> {
  const { mouse } = page;
  await Promise.all([mouse.move(500, 300), mouse.down(), mouse.up()]);
}

/** No call; and a question names number, country and the origin that asks. */
async function harmless(outcome: Outcome): Promise<void> {
  expect(['nothing', 'question']).toContain(outcome.came);
  if (outcome.came !== 'question') return;
  const asked = await scene.question();
  for (const fact of [formatNumber(NUMBER), 'United States', '127.0.0.1']) {
    expect(asked).toContain(fact);
  }
  await scene.dismiss();
}

/** `plain`: nothing may keep the click from making a wish. */
async function clickLink(plain = false): Promise<Outcome> {
  const { x, y } = await place();
  await page.mouse.move(x - 3, y);
  await drawsFor(page);
  await page.mouse.move(x, y);
  await drawsFor(page);
  const click = () => page.mouse.click(x, y);
  return plain ? scene.wishOf(click) : scene.outcomeOf(click);
}

/** The middle of the link, in whichever frame it is. */
async function place(): Promise<{ x: number; y: number }> {
  const frame = page.frames().find((one) => one.url().endsWith('/crm')) ?? page.mainFrame();
  await frame.waitForFunction(() => CSS.highlights.get('sidetone-number')?.size === 1);
  const box = await frame.locator('#it').boundingBox();
  if (!box) throw new Error('no link');
  return { x: box.x + 30, y: box.y + box.height / 2 };
}

function attack(code: string): Promise<unknown> {
  return page.evaluate(`{
    const root = document.documentElement;
    const it = document.getElementById('it');
    const cover = (style) => {
      const element = document.createElement('div');
      element.style.cssText =
        'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; ' + style;
      root.append(element);
      return element;
    };
    ${code};
    undefined;
  }`);
}
