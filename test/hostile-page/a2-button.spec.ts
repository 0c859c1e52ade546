import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { formatNumber } from '../../lib/phone-numbers/format';
import { until } from '../e2e/harness/targets';
import { openClickStage } from './clicked';
import type { ClickStage, Outcome, ShownButton } from './clicked';
import { drawsFor } from './draws';

const NUMBER = '+14155552671';
const SHOWN = '+1 415 555 2671';
const PAGE = `<!doctype html><html><head><title>Ann Lee</title></head>
<body style="margin: 80px; height: 3000px"><h1>Ann Lee</h1><p>Phone: <span id="it">${SHOWN}</span></p>
<p>Office: <span id="other">+1 202 555 0143</span></p></body></html>`;

/**
 * What a page does to our button before the click, in its own scripts. Each leaves the button where
 * it can be clicked, or takes it away.
 */
const ATTACKS: Readonly<Record<string, string>> = {
  'the host transparent': `host.style.setProperty('opacity', '.01', 'important')`,
  'everything transparent': `root.style.opacity = '.01'`,
  'a cover that lets clicks through': `cover('background: #fff; pointer-events: none')`,
  'a cover with a hole for clicks': `cover('background: #fff; clip-path: inset(0 0 99% 0); pointer-events: none');
    cover('background: #ffe; pointer-events: none')`,
  'a bait drawn over it': `cover('background: #0a0; color: #fff; pointer-events: none').textContent = 'Next page'`,
  'a blend mode': `root.style.mixBlendMode = 'difference'; root.style.filter = 'opacity(.02)'`,
  'a filter on everything': `root.style.filter = 'opacity(.01)'`,
  'a filter on the host': `host.style.setProperty('filter', 'opacity(.01)', 'important')`,
  'a mask': `root.style.mask = 'linear-gradient(#0000, #0000)'`,
  'a clip path on the host': `host.style.setProperty('clip-path', 'inset(50%)', 'important')`,
  'a clip path on everything': `root.style.clipPath = 'inset(0 0 95% 0)'`,
  'everything four times as large': `root.style.transform = 'scale(4)'; root.style.transformOrigin = '0 0'`,
  'everything turned': `root.style.transform = 'rotate(1deg)'`,
  zoom: `root.style.zoom = '3'`,
  'the host moved by style': `host.style.setProperty('transform', 'translate(200px, 100px)', 'important')`,
  'the host in another place of the document': `const box = document.createElement('div');
    box.style.cssText = 'transform: translate(150px, 90px); opacity: .02'; document.body.append(box); box.append(host)`,
  'the host inert': `host.inert = true`,
  'the host as a popover': `host.popover = 'manual'; host.showPopover()`,
  'the host hidden': `host.hidden = true; host.style.setProperty('visibility', 'hidden', 'important')`,
  'a dialog in front': `const dialog = document.createElement('dialog');
    dialog.style.cssText = 'width: 100vw; height: 100vh; max-width: none; max-height: none; pointer-events: none';
    document.body.append(dialog); dialog.showModal()`,
  'a dialog with a transparent backdrop': `const dialog = document.createElement('dialog'); dialog.textContent = 'Next page';
    document.body.append(dialog); dialog.showModal()`,
  'a popover in front': `const top = cover('background: #fff; pointer-events: none; width: 100%; height: 100%; border: 0');
    top.popover = 'manual'; top.showPopover()`,
  'the host cloned': `const copy = host.cloneNode(true); host.replaceWith(copy)`,
  'a style sheet against us': `const sheet = document.createElement('style');
    sheet.textContent = 'sidetone-page { opacity: .01 !important; transform: scale(.1) !important; filter: blur(9px) !important }';
    document.head.append(sheet)`,
};

/** What is larger than life is not hidden. */
const LARGER: ReadonlySet<string> = new Set(['everything four times as large', 'zoom']);
/** Of 255: less than between the button and any of the covers, more than where it is hovered. */
const ALIKE = 40;

let scene: ClickStage;
let page: Page;

test.beforeAll(async () => {
  scene = await openClickStage({ '/': PAGE });
});
test.afterAll(() => scene.stage.close());
test.beforeEach(async () => {
  page = await scene.open('/');
});
test.afterEach(() => page.close());

test('A2: without an attack one click dials', async () => {
  const button = await shown();
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  expect(await wished(button)).toMatchObject({ came: 'call', invited: NUMBER });
});

for (const [what, code] of Object.entries(ATTACKS)) {
  test(`A2: ${what}: a call only if the button is as plain to see as before`, async () => {
    const before = scene.invites().length;
    const button = await shown();
    const looked = await look(button);
    const plain = async (at: ShownButton) => LARGER.has(what) || alike(looked, await look(at));
    await attack(code);
    // Where it was, and where the page has brought it.
    const same = await plain(button);
    const first = await clicked(button);
    if (!(same && first.came === 'call')) await harmless(first);
    const now = first.came === 'call' ? undefined : await scene.button();
    const again = now && (await plain(now));
    const second: Outcome = now ? await clicked(now) : { came: 'nothing' };
    if (!(again && second.came === 'call')) await harmless(second);
    const calls = [first, second].flatMap((one) => (one.came === 'call' ? [one.invited] : []));
    expect(calls.filter((to) => to !== NUMBER)).toEqual([]);
    expect(scene.invites().slice(before)).toEqual(calls);
  });
}

const AT_THE_CLICK: Readonly<Record<string, string>> = {
  'brought under the pointer by mousedown': `addEventListener('mousedown', ({ clientX, clientY }) => {
    const { left, top } = it.getBoundingClientRect(); const { width } = it.getBoundingClientRect();
    root.style.cssText = 'position: relative; left:' + (clientX - left - width - 19) + 'px; top:' + (clientY - top - 9) + 'px'; }, true)`,
  'brought under the pointer by a scroll': `addEventListener('mousedown', () => scrollBy(0, 40), true)`,
  'brought under the pointer by a shift of the layout': `addEventListener('mousedown', () => { document.body.style.marginTop = '10px' }, true)`,
  'a host moved by mousedown': `addEventListener('mousedown', ({ clientX, clientY }) => {
    host.style.setProperty('transform', 'translate(' + (clientX - 300) + 'px,' + (clientY - 100) + 'px)', 'important'); }, true)`,
};

for (const [what, code] of Object.entries(AT_THE_CLICK)) {
  test(`A2: ${what}: no call`, async () => {
    const before = scene.invites().length;
    const button = await shown();
    await attack(code);
    // The agent presses something else, below.
    const bait = { ...button, x: button.x + 120, y: button.y + 150 };
    await page.mouse.move(button.x, button.y);
    await harmless(await clicked(bait));
    expect(scene.invites().slice(before)).toEqual([]);
  });
}

test('A2: the second click of a double click, whose first one brought the button, asks', async () => {
  const before = scene.invites().length;
  const button = await shown();
  await page.mouse.move(button.x, button.y);
  await attack(`const bait = cover('background: #0a0'); bait.onclick = () => bait.remove()`);
  await drawsFor(page);
  await page.mouse.click(button.x, button.y);
  await drawsFor(page);
  await harmless(
    await scene.outcomeOf(async () => {
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
    }),
  );
  expect(scene.invites().slice(before)).toEqual([]);
});

test('A2: a double click makes one call', async () => {
  const before = scene.invites().length;
  const button = await shown();
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  const outcome = await scene.wishOf(() => page.mouse.dblclick(button.x, button.y));
  expect(outcome).toMatchObject({ came: 'call', invited: NUMBER });
  expect(scene.invites().slice(before)).toEqual([NUMBER]);
});

test('A2: the slow second click of a double click, once the call is under way, asks for nothing', async () => {
  const button = await shown();
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  const wishes = (await scene.wishes()).length;
  expect(await wished(button)).toMatchObject({ came: 'call', invited: NUMBER });
  const second = await scene.outcomeOf(async () => {
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  });
  expect(second).toEqual({ came: 'nothing' });
  expect(await scene.wishes()).toHaveLength(wishes + 1);
});

test('A2: a button that stands beside another number by now does not dial the old one', async () => {
  const button = await shown();
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  const before = scene.invites().length;
  await page.evaluate(() => {
    const [it, other] = [document.getElementById('it'), document.getElementById('other')];
    const top = other && it && other.getBoundingClientRect().top - it.getBoundingClientRect().top;
    scrollBy({ top: top ?? 0, behavior: 'instant' });
  });
  await harmless(await clicked(button));
  expect(scene.invites().slice(before)).toEqual([]);
});

/** Shows the button beside the number. */
async function shown(): Promise<ShownButton> {
  const { x, y } = await page.locator('#it').evaluate((element) => {
    const { left, top, height } = element.getBoundingClientRect();
    return { x: left + 20, y: top + height / 2 };
  });
  let wiggle = 0;
  return until(async () => {
    await page.mouse.move(x + (wiggle++ % 3), y);
    return scene.button();
  }, 'the button');
}

function clicked(at: { x: number; y: number }): Promise<Outcome> {
  return scene.outcomeOf(() => page.mouse.click(at.x, at.y));
}

/** As `clicked`, where there is nothing that may keep the click from making a wish. */
function wished(at: { x: number; y: number }): Promise<Outcome> {
  return scene.wishOf(() => page.mouse.click(at.x, at.y));
}

/** What is painted where the button is while the pointer is on it, and nothing from beside it. */
async function look({ x, y }: ShownButton): Promise<Buffer> {
  await page.mouse.move(x, y);
  await drawsFor(page);
  return page.screenshot({ clip: { x: x - 12, y: y - 12, width: 24, height: 24 } });
}

/** Whether two pictures show the same, hovered or not. */
function alike(one: Buffer, other: Buffer): Promise<boolean> {
  const { page: anywhere } = scene.stage.customer;
  return anywhere.evaluate(
    async ([pictures, most]) => {
      const [a = [], b = []] = await Promise.all(
        pictures.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          canvas?.drawImage(bitmap, 0, 0);
          return [...(canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
        }),
      );
      const differ = a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0);
      return a.length > 0 && differ / a.length < (most * 3) / 4;
    },
    [[[...one], [...other]], ALIKE] as const,
  );
}

/** No call; and a question names number, country and origin. */
async function harmless(outcome: Outcome): Promise<void> {
  expect(['nothing', 'question']).toContain(outcome.came);
  if (outcome.came !== 'question') return;
  expect(outcome.question.doubts).toContain('not-visible');
  const asked = await scene.question();
  for (const fact of [formatNumber(NUMBER), 'United States', '127.0.0.1']) {
    expect(asked).toContain(fact);
  }
  await scene.dismiss();
}

function attack(code: string): Promise<unknown> {
  return page.evaluate(`{
    const host = document.querySelector('sidetone-page');
    const root = document.documentElement;
    const it = document.getElementById('it');
    const cover = (style) => {
      const element = document.createElement('div');
      element.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; ' + style;
      root.append(element);
      return element;
    };
    ${code}
    undefined;
  }`);
}
