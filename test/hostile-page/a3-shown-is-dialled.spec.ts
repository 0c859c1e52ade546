import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { formatNumber } from '../../lib/phone-numbers/format';
import { parseNumber } from '../../lib/phone-numbers/parse';
import { until } from '../e2e/harness/targets';
import { SHOWN, WRITTEN } from './a3-strings';
import type { Written } from './a3-strings';
import { openClickStage } from './clicked';
import type { ClickStage, Outcome } from './clicked';
import { drawsFor } from './draws';
import { longIf } from '../long';

const ROWS = WRITTEN.map((row, index) => ({ ...row, id: `row-${index}` }));
const LINKS = ROWS.filter(({ href }) => href !== undefined);
const STEPS = { dial: 3, ask: 2, refuse: 1 } as const;

/** Some hundred clicks in each test. */
test.describe.configure({ timeout: 300_000 });

let scene: ClickStage;
let page: Page;

test.beforeAll(async () => {
  scene = await openClickStage({ '/': pageOfRows() });
  page = await scene.open('/');
});
test.afterAll(() => scene.stage.close());

for (const [part, rows] of halves(LINKS)) {
  test(
    `A3: a click on a link, half ${part}: what goes out is what the panel shows`,
    longIf(part === 'two'),
    async () => {
      const before = scene.invites().length;
      const sent: string[] = [];
      for (const row of rows) sent.push(...(await judged(row, await clickLink(row))));
      expect(scene.invites().slice(before)).toEqual(sent);
    },
  );
}

for (const [part, rows] of halves(ROWS)) {
  test(
    `A3: a click on the button, half ${part}: what goes out is what the panel shows`,
    longIf(part === 'one'),
    async () => {
      const before = scene.invites().length;
      const sent: string[] = [];
      for (const row of rows) sent.push(...(await judged(row, await clickButton(row))));
      expect(scene.invites().slice(before)).toEqual(sent);
    },
  );
}

type Row = (typeof ROWS)[number];

/** Whether the outcome is allowed for the row; what must have gone out. */
async function judged(row: Row, outcome: Outcome): Promise<readonly string[]> {
  if (row.mustDial) expect(outcome.came, row.what).toBe('call');
  switch (outcome.came) {
    case 'nothing':
    case 'refusal':
      return [];
    case 'question': {
      expect(mayGoOut(row, 'ask').map(formatNumber), `${row.what}: asked`).toContain(outcome.panel);
      const invited = await scene.confirm();
      expect(formatNumber(invited), row.what).toBe(outcome.panel);
      return [invited];
    }
    case 'call':
      expect(outcome.panel, row.what).toBe(formatNumber(outcome.invited));
      expect(mayGoOut(row, 'dial'), `${row.what}: dialled at once`).toContain(outcome.invited);
      return [outcome.invited];
  }
}

/** Where we have nothing to do with the link, the text in it is a text like any other. */
function mayGoOut({ href, text, e164, most }: Row, step: 'ask' | 'dial'): readonly string[] {
  const inLink = STEPS[most] >= STEPS[step] && e164 !== null ? [e164] : [];
  const inText = href !== undefined && text.includes(SHOWN) ? [SHOWN.replaceAll(' ', '')] : [];
  // Of a plain text the mark of direction before it is no part: the page's own look tells it.
  const named = text.includes('\u202e') ? '' : label.replace(/^Call /u, '');
  const span = text.includes(named) ? parseNumber(named, 'US') : null;
  const turned = step === 'ask' && parseNumber(text.replaceAll('\u202e', ''), 'US');
  return [
    ...inLink,
    ...inText,
    ...(span ? [span.e164] : []),
    ...(turned && href === undefined ? [turned.e164] : []),
  ];
}

/** The name of the button that was clicked, '' for a link. */
let label = '';

async function clickLink({ id, mustDial }: Row): Promise<Outcome> {
  const { x, y } = await pointAt(id);
  await drawsFor(page);
  label = '';
  const click = () => page.mouse.click(x, y);
  return mustDial ? scene.wishOf(click) : scene.outcomeOf(click);
}

async function clickButton(row: Row): Promise<Outcome> {
  const { x, y } = await pointAt(row.id);
  let wiggle = 0;
  const button = await until(
    async () => {
      await page.mouse.move(x + (wiggle++ % 3), y);
      const shown = await scene.button();
      return shown && Math.abs(shown.y - y) < 20 ? shown : undefined;
    },
    'the button',
    row.mustDial ? 10_000 : 500,
  ).catch(() => undefined);
  if (!button) return { came: 'nothing' };
  await page.mouse.move(button.x, button.y);
  await drawsFor(page);
  // It may have stood beside the row before.
  label = (await scene.button())?.label ?? '';
  const click = () => page.mouse.click(button.x, button.y);
  const outcome = await (row.mustDial ? scene.wishOf(click) : scene.outcomeOf(click));
  const named = label.normalize('NFKC');
  if (outcome.came === 'call' && /\d/u.test(named)) {
    expect(parseNumber(named, 'US')?.e164, `${row.what}: ${named}`).toBe(outcome.invited);
  }
  return outcome;
}

/** Brings a row to the middle of the window and the pointer, coming from elsewhere, onto it. */
async function pointAt(id: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(`#${id}`).evaluate((element) => {
    // A button that has the keyboard stays when its page scrolls.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + Math.min(width / 2, 40), y: top + height / 2 };
  });
  await page.mouse.move(2, 2);
  await page.mouse.move(box.x, box.y, { steps: 2 });
  return box;
}

function pageOfRows(): string {
  const rows = ROWS.map((row) => `<p>Phone: ${row.href === undefined ? span(row) : link(row)}</p>`);
  // A link that is not ours to take must not leave the page.
  return `<!doctype html><html><head><title>Ann Lee</title><style>
    p { margin: 40px 20px; width: 600px; overflow: hidden; white-space: nowrap }
  </style></head><body><h1>Ann Lee</h1>${rows.join('')}
  <script>addEventListener('click', (event) => event.preventDefault())</script></body></html>`;
}

const span = ({ id, text }: Row): string => `<span id="${id}">${escaped(text)}</span>`;
const link = ({ id, text, href = '' }: Row): string =>
  `<a id="${id}" href="${escaped(href)}">${escaped(text)}</a>`;

/** References instead of characters, so that what is invisible here reaches the page whole. */
function escaped(text: string): string {
  return text.replace(/[^\w +.-]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

function halves<T extends Written>(
  rows: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const middle = Math.ceil(rows.length / 2);
  return [
    ['one', rows.slice(0, middle)],
    ['two', rows.slice(middle)],
  ];
}
