import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { clickNumber, pointAt } from '../e2e/harness/crm-page';
import { takeOver } from './content-scripts';
import { validBodies } from './every-message';
import { placeOf } from './marks';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';

const NUMBER = '+1 202 555 0123';
const PAGE = `<!doctype html><html><head><title>Ann Lee</title></head><body style="padding: 40px">
<h1>Ann Lee</h1><p>Phone: <span id="number">${NUMBER}</span></p>
<p><a id="link" href="tel:+12025550124">+1 202 555 0124</a></p>
<p><input id="field" value="+1 202 555 0125"></p><p contenteditable>+1 202 555 0126</p></body></html>`;

let stage: Stage;
let page: Page;

test.beforeAll(async () => {
  stage = await openStage({ '/': PAGE });
});
test.afterAll(() => stage.close());
test.beforeEach(async () => {
  page = await stage.edward.context.newPage();
  await page.goto(stage.server.url('/'));
});
test.afterEach(() => page.close());

/** Where calls have gone, by the proxy's word. */
const dialled = (): readonly string[] => stage.world.pbx.invites().map(({ to }) => to);

test('A1: nothing that a script can dispatch reaches the proxy; one real click does, once', async () => {
  const before = dialled().length;
  const button = await pointAt(page, NUMBER);
  await storm(page, button);
  await storm(page, await placeOf(page, '#link'));
  await focusEverywhere(page);
  await page.waitForTimeout(1000);
  expect(dialled().slice(before)).toEqual([]);
  const { calls, question, notice } = await stage.edward.snapshot<Snapshot>();
  expect({ calls, question, notice }).toEqual({ calls: [], question: null, notice: null });

  // The button has been led astray: it comes back first.
  await pointAt(page, NUMBER);
  await clickNumber(page, NUMBER);
  await stage.customer.becomes('ringing');
  await page.waitForTimeout(500);
  expect(dialled().slice(before)).toEqual(['+12025550123']);
  await stage.customer.reject();
  await expect.poll(liveCalls).toBe(0);
});

test('A1: a storm in the wake of a real click adds no call to it', async () => {
  const before = dialled().length;
  // A click elsewhere lends the page's scripts five seconds of user activation.
  await page.mouse.click(5, 5);
  const button = await pointAt(page, NUMBER);
  await storm(page, button);
  await page.waitForTimeout(500);
  expect(dialled().slice(before)).toEqual([]);

  await page.mouse.dblclick(button.x, button.y);
  await storm(page, button);
  await stage.customer.becomes('ringing');
  await stage.customer.reject();
  await expect.poll(liveCalls).toBe(0);
  await storm(page, button);
  await page.waitForTimeout(500);
  expect(dialled().slice(before)).toEqual(['+12025550123']);
});

test('A1: a wish without a gesture is refused by the hub, and so is one said twice', async () => {
  const before = dialled().length;
  const [attacker] = await takeOver(page, stage.edward.extensionId);
  const bodies = validBodies({ call: 'c', question: 'q', nonce: 'n', origin: 'http://127.0.0.1' });
  const wish = { to: 'hub', type: 'dial.request', body: bodies.page['dial.request'] };
  const refused = { ok: false, error: 'no-gesture' };
  expect(await attacker?.say([wish, wish])).toEqual([refused, refused]);

  await attacker?.evaluate(REMEMBER_WISHES);
  await clickNumber(page, NUMBER);
  await stage.customer.becomes('ringing');
  await stage.customer.reject();
  const [used] = (await attacker?.evaluate<unknown[]>('wishes')) ?? [];
  await expect.poll(liveCalls).toBe(0);
  // Said again in a click: what became of it is told, and nothing is dialled.
  await attacker?.evaluate(`addEventListener('click', () => {
    self.answer = chrome.runtime.sendMessage(${JSON.stringify(used)});
  }, { once: true })`);
  await page.mouse.click(5, 5);
  expect(await attacker?.evaluate('self.answer')).toMatchObject({ ok: true });
  expect(dialled().slice(before)).toEqual(['+12025550123']);
});

/** Keeps what our content script says to the hub. */
const REMEMBER_WISHES = `
  self.wishes = [];
  const say = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = (message) => {
    if (message.type === 'dial.request') wishes.push(message);
    return say(message);
  };`;

async function liveCalls(): Promise<number> {
  const { calls } = await stage.edward.snapshot<Snapshot>();
  return calls.filter(({ phase }) => phase !== 'ended').length;
}

/** Every event of a click and of the keyboard, on whatever there is at a point and beside it. */
function storm(page: Page, at: { readonly x: number; readonly y: number }): Promise<void> {
  return page.evaluate(({ x, y }) => {
    const host = document.querySelector('sidetone-page');
    const targets = [host, document.elementFromPoint(x, y), document.body, document, window];
    const init = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y };
    // A script may follow its own link, to whatever program the system has for it.
    const stay = (event: Event): void => event.preventDefault();
    addEventListener('click', stay);
    for (let round = 0; round < 20; round += 1) {
      for (const target of targets) {
        for (const type of ['pointerover', 'pointerdown', 'pointerup', 'click', 'dblclick']) {
          target?.dispatchEvent(new PointerEvent(type, { ...init, pointerId: 1, isPrimary: true }));
        }
        for (const type of ['mouseover', 'mousedown', 'mouseup', 'click', 'auxclick']) {
          target?.dispatchEvent(new MouseEvent(type, { ...init, detail: 1 }));
        }
        for (const key of ['Enter', ' ']) {
          for (const type of ['keydown', 'keypress', 'keyup']) {
            target?.dispatchEvent(new KeyboardEvent(type, { ...init, key }));
          }
        }
        for (const type of ['touchstart', 'touchend']) {
          target?.dispatchEvent(new TouchEvent(type, init));
        }
        target?.dispatchEvent(new SubmitEvent('submit', init));
      }
      for (const element of document.querySelectorAll<HTMLElement>('*')) element.click();
    }
    removeEventListener('click', stay);
  }, at);
}

/** Puts the focus on everything that takes one, so that the button stands there, and clicks. */
async function focusEverywhere(page: Page): Promise<void> {
  for (const selector of ['#link', '#field', '[contenteditable]', 'sidetone-page']) {
    await page.locator(selector).evaluate((element: HTMLElement, follow) => {
      element.focus();
      for (const key of ['Enter', ' ']) {
        const init = { key, bubbles: true, composed: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
        document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', init));
      }
      if (follow) (document.activeElement as HTMLElement).click();
    }, selector !== '#link');
    await page.waitForTimeout(200);
  }
}
