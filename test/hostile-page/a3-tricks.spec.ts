import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { formatNumber } from '../../lib/phone-numbers/format';
import { until } from '../e2e/harness/targets';
import { TRICKS } from './a3-tricks';
import { openClickStage } from './clicked';
import type { ClickStage, Outcome } from './clicked';
import { drawsFor } from './draws';

const HONEST = `<p>Phone: <span id="it">+1 415 555 2671</span></p>`;
const LINK = `<p><a id="it" href="tel:+14155552671">+1 415 555 2671</a></p>`;
const CHANGED = '+12025550143';

let scene: ClickStage;
let page: Page;

test.beforeAll(async () => {
  scene = await openClickStage({
    '/honest': around(HONEST),
    '/link': around(LINK),
    ...Object.fromEntries(
      TRICKS.map(({ html }, index) => [`/trick-${index}`, around(`<p>Phone: ${html}</p>`)]),
    ),
  });
});
test.afterAll(() => scene.stage.close());
test.afterEach(() => page.close());

test('A3: the same page without a trick is dialled at once, by the button and by the link', async () => {
  page = await scene.open('/honest');
  expect(await clickButton({ plain: true })).toMatchObject({
    came: 'call',
    invited: '+14155552671',
  });
  await page.goto(scene.stage.server.url('/link'));
  expect(await clickLink(true)).toMatchObject({ came: 'call', invited: '+14155552671' });
});

for (const [index, { what, seen, link, fine }] of TRICKS.entries()) {
  test(`A3: ${what}: seen as "${seen}", nothing else is dialled unasked`, async () => {
    page = await scene.open(`/trick-${index}`);
    const before = scene.invites().length;
    if (link !== 'alone') await asksOrNothing(await clickButton(), fine);
    if (link) await asksOrNothing(await clickLink());
    expect(
      scene
        .invites()
        .slice(before)
        .filter((to) => to !== fine),
    ).toEqual([]);
  });
}

/** Pages that change what is dialled once the agent has looked. */
const SWITCHES = {
  'when the pointer is over it': `addEventListener('pointerover', change)`,
  'when the button goes down': `addEventListener('mousedown', change, true)`,
  'when the button comes up': `addEventListener('mouseup', change, true)`,
  'before anybody else hears of the click': `addEventListener('click', change, true)`,
} as const;

for (const [when, listener] of Object.entries(SWITCHES)) {
  test(`A3: a link whose address changes ${when}: the question says what goes out`, async () => {
    page = await scene.open('/link');
    await settled();
    await page.evaluate(`{
      const change = () => document.getElementById('it').setAttribute('href', 'tel:${CHANGED}');
      ${listener};
      undefined;
    }`);
    const outcome = await clickLink();
    // Later than us: then the address that was shown is the one that is dialled.
    if (outcome.came === 'call') expect(outcome.invited).toBe('+14155552671');
    else await asksOrNothing(outcome);
  });
}

test('A3: a text that changes under the button is not dialled unasked, neither the old nor the new one', async () => {
  page = await scene.open('/honest');
  const before = scene.invites().length;
  const outcome = await clickButton({
    first: () =>
      page.evaluate(() => {
        const text = document.getElementById('it')?.firstChild;
        if (text) text.nodeValue = '+1 202 555 0143';
      }),
  });
  await asksOrNothing(outcome);
  expect(scene.invites().slice(before)).toEqual([]);
});

/** Where something is asked, it is what goes out. */
async function asksOrNothing(outcome: Outcome, fine?: string): Promise<void> {
  if (outcome.came === 'call') expect(outcome.invited).toBe(fine);
  if (outcome.came !== 'question') return;
  expect(outcome.panel).toBe(formatNumber(outcome.question.number));
  await scene.dismiss();
}

/** `plain`: nothing may keep the click from making a wish. `first`: done when all is ready for it. */
async function clickButton({
  plain = false,
  first,
}: { plain?: boolean; first?: () => Promise<void> } = {}): Promise<Outcome> {
  const button = await settled(plain);
  if (!button) return { came: 'nothing' };
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  await first?.();
  const click = () => page.mouse.click(button.x, button.y);
  return plain ? scene.wishOf(click) : scene.outcomeOf(click);
}

async function clickLink(plain = false): Promise<Outcome> {
  await settled();
  const { x, y } = await place();
  await drawsFor(page);
  const click = () => page.mouse.click(x, y);
  return plain ? scene.wishOf(click) : scene.outcomeOf(click);
}

/** Points at it until the button is there; for a second where there may be none. */
async function settled(plain = false) {
  let wiggle = 0;
  return until(
    async () => {
      const { x, y } = await place();
      await page.mouse.move(x + (wiggle++ % 3), y);
      return scene.button();
    },
    'the button',
    plain ? 10_000 : 1000,
  ).catch(() => undefined);
}

async function place(): Promise<{ x: number; y: number }> {
  const box = await page.locator('#it').evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  });
  return { x: box.left + Math.min(box.width / 2, 20), y: box.top + box.height / 2 };
}

function around(body: string): string {
  return `<!doctype html><html><head><title>Ann Lee</title></head><body style="margin: 80px">
    <h1>Ann Lee</h1>${body}</body></html>`;
}
