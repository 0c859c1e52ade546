import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { takeOver } from '../hostile-page/content-scripts';
import { servePages } from '../hostile-page/pages';
import type { PageServer } from '../hostile-page/pages';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { isReady } from './harness/says';

const html = (body: string) =>
  `<!doctype html><html lang="de"><title>CRM</title><h1>Kunden</h1>${body}`;
const row = (name: string, phone: string) =>
  `<tr><td><a href="/c/${encodeURIComponent(name)}">${name}</a></td><td>${phone}</td></tr>`;
const table = (rows: string) =>
  `<table><thead><tr><th>Name</th><th>Mobile</th></tr></thead><tbody>${rows}</tbody></table>`;

const PAGES = {
  '/list': html(
    table(
      row('Ann Lee', '+49 1512 3456789') +
        row('Bo Ek', '030 901820') +
        row('Cleo Ray', '+1 415-555-0132 ext. 12') +
        row('Dan Fox', '<a href="tel:+442079460018">+44 20 7946 0018</a>'),
    ) +
      '<iframe srcdoc="<p>Tel. <span>+49 1512 3456789</span></p><p>Tel. <span>+33 1 42 68 53 00</span></p>"></iframe>',
  ),
  '/other': html('<p>Telefon: <span>+43 1 514440</span></p>'),
  '/many': html(
    table(
      Array.from({ length: 12 }, (_, index) =>
        row(`Person ${String(index + 1)}`, `+49 1512 34567${String(10 + index)}`),
      ).join(''),
    ),
  ),
  '/chinese': `<!doctype html><html lang="zh-CN"><title>CRM</title><p>客服电话：<span>95588</span></p>`,
  '/unmarked': html(
    '<meta name="format-detection" content="telephone=no"><p>Tel. <span>+43 1 514440</span></p>',
  ),
  '/none': html('<p>Nichts</p>'),
};

let server: PageServer;
let agent: Browser;
let page: Page;
let panel: Page;

// One browser for all: each test has a site and a tab of its own.
test.beforeAll(async () => {
  agent = await launchBrowser();
  await agent.setSettings({});
});
test.afterAll(() => agent.close());
test.beforeEach(async () => {
  server = await servePages(PAGES);
  page = await agent.context.newPage();
  await page.goto(server.url('/list'));
  panel = await agent.panels.open(page);
  await isReady(panel);
});
test.afterEach(async () => {
  for (const { id: call } of (await agent.snapshot<Snapshot>()).calls) {
    await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
    await askHub(panel, 'call.dismiss', { call });
  }
  await expect.poll(called).toEqual([]);
  await page.close();
  await server.close();
});

const list = () => panel.getByRole('region', { name: en('page_numbers') });
const rows = () => list().getByRole('listitem');
const called = async () => (await agent.snapshot<Snapshot>()).calls.map(({ number }) => number);

test('lists what all frames show, once each, with name, label and extension, as on the page', async () => {
  await expect(rows()).toHaveCount(5);
  await expect(rows().nth(0)).toContainText('Ann Lee · Mobile');
  await expect(rows().nth(0)).toContainText('+49 151 234 567 89');
  await expect(rows().nth(1)).toContainText('Bo Ek · Mobile');
  await expect(rows().nth(1)).toContainText(en('number_guessed'));
  await expect(rows().nth(2)).toContainText(`+1 415 555 0132, ${en('extension', '12')}`);
  await expect(rows().nth(3)).toContainText('Dan Fox · Mobile');
  await expect(list()).toContainText('+33 1 42 68 53 00');
});

test('follows the page while it changes, and forgets it when the tab goes elsewhere', async () => {
  await expect(rows()).toHaveCount(5);
  await page.evaluate(
    (html) => {
      document.querySelector('tbody')?.insertAdjacentHTML('beforeend', html);
    },
    row('Eve New', '+49 1512 3456780'),
  );
  await expect(list().getByText('Eve New · Mobile')).toBeVisible();

  await page.goto(server.url('/other'));
  await expect(rows()).toHaveCount(1);
  await expect(rows()).toContainText('+43 151 4440');
  await page.goto(server.url('/none'));
  await expect(list().getByText(en('page_numbers_empty'))).toBeVisible();
  await page.goto(server.url('/other'));
  await expect(rows()).toHaveCount(1);
  await page.goto('about:blank');
  await expect(list().getByText(en('page_unread'))).toBeVisible();
  await page.goBack();
  await expect(rows()).toHaveCount(1);
});

test('dials exactly the number of the row, by Enter', async () => {
  await rows().nth(3).getByRole('button').press('Enter');
  await expect.poll(called).toEqual(['+442079460018']);
});

test('dials a short code by its bare digits, after a question', async () => {
  await page.goto(server.url('/chinese'));
  await expect(rows()).toHaveCount(1);
  await rows().first().getByRole('button').click();
  const sheet = panel.getByRole('dialog');
  await expect(sheet.getByLabel(en('question_country_guess'))).toHaveValue('CN');
  await sheet.getByRole('button', { name: en('call'), exact: true }).click();
  await expect.poll(called).toEqual(['95588']);
});

test('filters a long list', async () => {
  await page.goto(server.url('/many'));
  await expect(rows()).toHaveCount(8);
  await list().getByLabel(en('page_numbers_filter')).fill('person 12');
  await expect(rows()).toHaveCount(1);
  await expect(rows()).toContainText('Person 12');
});

test('is switched off and on for the site in place', async () => {
  await expect(rows()).toHaveCount(5);
  const turn = list().getByRole('switch', {
    name: en('options_site_on', new URL(server.url('/')).host),
  });
  await turn.press('Space');
  await expect(list().getByText(en('page_off'))).toBeVisible();
  await expect(rows()).toHaveCount(0);
  await page.reload();
  await expect(list().getByText(en('page_off'))).toBeVisible();
  await turn.press('Space');
  await expect(rows()).toHaveCount(5);
});

test('reads the text of a page that asks for no marks, where the agent wants it', async () => {
  await page.goto(server.url('/unmarked'));
  const turn = list().getByRole('switch', { name: en('plain_text') });
  await expect(turn).not.toBeChecked();
  await expect(list().getByText(en('page_numbers_empty'))).toBeVisible();
  await turn.press('Space');
  await expect(rows()).toContainText('+43 151 4440');
  await expect(turn).toBeChecked();
  await turn.press('Space');
  await expect(rows()).toHaveCount(0);
});

test('a finder that has stopped says so on panel and icon, per tab, until it runs again', async () => {
  await expect(rows()).toHaveCount(5);
  const icons = await recordIcons();
  const [top, frame] = await frameWorlds();
  await listenForResume(top);
  const banner = list().getByText(en('finder_stopped'));

  await top.say([{ to: 'hub', type: 'finder.state', body: { state: 'slowed' } }]);
  await expect(list().getByText(en('finder_slowed'))).toBeVisible();
  await top.say([{ to: 'hub', type: 'finder.state', body: { state: 'stopped' } }]);
  await frame.say([{ to: 'hub', type: 'finder.state', body: { state: 'running' } }]);
  await expect(banner).toBeVisible();
  await expect.poll(icons).toEqual(['paused']);

  await test.step('another tab is not concerned', async () => {
    const other = await agent.context.newPage();
    await other.goto(server.url('/other'));
    await expect(rows()).toContainText('+43 151 4440');
    await expect(banner).toHaveCount(0);
    await other.close();
    await page.bringToFront();
    await expect(banner).toBeVisible();
  });

  await list()
    .getByRole('button', { name: en('finder_resume') })
    .click();
  await expect(banner).toHaveCount(0);
  await expect.poll(icons).toEqual(['paused', 'usual']);
  await expect.poll(() => top.evaluate('globalThis.resumes')).toBe(1);

  await test.step('a new document starts without it', async () => {
    await top.say([{ to: 'hub', type: 'finder.state', body: { state: 'stopped' } }]);
    await expect(banner).toBeVisible();
    await page.reload();
    await expect(banner).toHaveCount(0);
    await expect(rows()).toHaveCount(5);
    await expect.poll(icons).toEqual(['paused', 'usual', 'paused', 'usual']);
  });
});

type Worlds = Awaited<ReturnType<typeof takeOver>>;
type World = Worlds[number];

/** Our world in the page and in its frame. */
async function frameWorlds(): Promise<[top: World, frame: World]> {
  const worlds = await takeOver(page, agent.extensionId);
  const top = worlds.find(({ url }) => url.endsWith('/list'));
  const frame = worlds.find(({ url }) => url === 'about:srcdoc');
  if (!top || !frame) throw new Error('our content script is missing in a frame');
  return [top, frame];
}

async function listenForResume(world: World): Promise<void> {
  await world.evaluate(`(() => {
    globalThis.resumes = 0;
    chrome.runtime.onMessage.addListener((message) => {
      if (message?.type === 'finder.resume') globalThis.resumes += 1;
    });
  })()`);
}

type IconDetails = chrome.action.TabIconDetails;
type Recording = { icons?: string[] };

/** Every icon that the toolbar is given from now on, in order. */
async function recordIcons(): Promise<() => Promise<readonly string[]>> {
  const worker = await agent.worker();
  await worker.evaluate(() => {
    const icons: string[] = [];
    (globalThis as Recording).icons = icons;
    const set: (details: IconDetails) => Promise<void> = chrome.action.setIcon.bind(chrome.action);
    Object.assign(chrome.action, {
      setIcon: (details: IconDetails) => {
        icons.push(JSON.stringify(details.path).includes('paused') ? 'paused' : 'usual');
        return set(details);
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as Recording).icons ?? []);
}
