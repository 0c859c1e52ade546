import { expect, test } from '@playwright/test';
import type { Frame, Page } from '@playwright/test';
import { CUSTOMERS } from '../../demo/crm/customers';
import type { Contact } from '../../lib/crm/connector';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { takeOver } from '../hostile-page/content-scripts';
import { callerCard, openCrm } from './harness/crm-page';
import { en } from './harness/en';
import { openStage } from './harness/stage';
import type { Stage } from './harness/stage';
import { LI_NA, SALES } from './harness/talk';
import { until } from './harness/targets';

/** As an old company database prints it: no `thead`, odd links first, two numbers in each row. */
const OLD_TABLE = `<!doctype html><html lang="de"><title>Kundendatei</title><body>
<a href="/logout">Abmelden</a><h1>Kundendatei</h1><p>Zentrale +49 30 23125 000</p>
<table border="1">
<tr><td></td><td><b>Nr.</b></td><td><b>Kunde</b></td><td><b>Firma</b></td><td><b>Privat</b></td><td><b>Büro</b></td></tr>
<tr><td><a href="#r7"><img alt="" src="data:,"></a><input type="checkbox"></td><td>10-000071</td>
  <td><a href="https://www.bergmann.example/">WWW</a> <a href="mailto:j@bergmann.example">Mail</a>
  <a href="kunde.php?id=71&amp;tab=1">Jürgen Bergmann</a></td><td>Bergmann &amp; Söhne KG</td>
  <td><font color="navy">+49 (0)30 23125-041</font></td><td>+49&nbsp;30<br>23125&nbsp;042</td></tr>
<tr><td><input type="checkbox"></td><td>10-000072</td><td><a href="kunde.php?id=72">Ayşe Öztürk</a></td>
  <td>Öztürk Feinkost</td><td>+49 30 23125 051</td><td><a href="tel:+493023125052">anrufen</a></td></tr>
</table></body></html>`;

/** Cards of plain elements, as a board draws them: no table, no roles, no headings. */
const BOARD = `<!doctype html><title>Pipeline</title><body><h1>Pipeline</h1><div class="lanes">
<div class="deal x1"><div class="t"><a href="/deals/5">Rosa Diaz</a></div>
  <div class="f"><span>Mobile</span><span>+1 202 555 0161</span></div></div>
<div class="deal x1"><div class="t"><a href="/deals/6">Tom Okafor</a></div>
  <div class="f"><span>Office</span><span>+1 202 <b>555</b> 0162</span></div></div></div></body>`;

let stage: Stage;
let crm: string;
let page: Page;
let pages: Record<string, string>;

test.beforeAll(async () => {
  pages = { '/kunden': OLD_TABLE, '/board': BOARD };
  stage = await openStage(pages);
  crm = stage.world.crm.url;
});
test.afterAll(() => stage.close());
test.beforeEach(async () => {
  page = await stage.edward.context.newPage();
});
test.afterEach(async () => {
  await stage.customer.hangUp();
  await expect.poll(async () => (await live()).length).toBe(0);
  await page.close();
});

test('a page that draws itself again and again: who was on it at some time is known', async () => {
  await openCrm(page, crm, '/spa');
  const next = page.getByRole('button', { name: 'Next page' });
  for (let turn = 0; turn < 3; turn += 1) {
    await page.waitForTimeout(700);
    await next.click();
  }
  await page.waitForTimeout(700);
  const rows = await page.getByRole('row').allInnerTexts();
  const shown = (name: string): boolean => rows.some((row) => row.includes(name));
  const abroad = CUSTOMERS.filter(({ numbers }) => numbers[0]?.text.startsWith('+'));
  const first = abroad.find(({ name }) => name === LI_NA.name && !shown(name));
  const last = abroad.findLast(({ name }) => shown(name));
  if (!last || !first) throw new Error('the board shows others than were thought');
  for (const { id, name, numbers } of [first, last]) {
    const number = numbers[0]?.e164 ?? '';
    await until(() => knows(number), `${name} to be seen`);
    const { card, contact } = await ring(number);
    await expect(card.getByRole('heading', { name })).toBeVisible();
    expect(contact).toMatchObject({ name, url: `${crm}/customers/${id}` });
    await stage.customer.hangUp();
    await expect.poll(async () => (await live()).length).toBe(0);
  }
});

const ROWS = [
  {
    path: '/kunden',
    number: '+493023125041',
    name: 'Jürgen Bergmann',
    company: 'Bergmann & Söhne KG',
    label: 'Privat',
    record: '/kunde.php?id=71&tab=1',
  },
  {
    path: '/kunden',
    number: '+493023125052',
    name: 'Ayşe Öztürk',
    company: 'Öztürk Feinkost',
    label: 'Büro',
    record: '/kunde.php?id=72',
  },
  {
    path: '/board',
    number: '+12025550162',
    name: 'Tom Okafor',
    company: undefined,
    label: 'Office',
    record: '/deals/6',
  },
];
for (const { path, number, name, company, label, record } of ROWS) {
  test(`a page the code was not written for says who ${number} is`, async () => {
    await page.goto(stage.server.url(path, 'localhost'));
    await until(() => knows(number), `${name} to be seen`);
    const { card, contact } = await ring(number);
    await expect(card.getByRole('heading', { name })).toBeVisible();
    if (company !== undefined) await expect(card.getByText(company)).toBeVisible();
    await expect(card.getByText(label, { exact: true })).toBeVisible();
    const url = stage.server.url(record, 'localhost');
    expect(contact).toMatchObject({ name, label, url, why: { host: new URL(url).host } });

    pages[new URL(url).pathname] = `<!doctype html><title>${name}</title><h1>${name}</h1>`;
    await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
    await stage.customer.becomes('talking');
    const front = await until(
      () => stage.edward.context.pages().find((tab) => tab.url() === url),
      'the record to come forward',
    );
    await front.close();
  });
}

test('A4: a poisoned page cannot claim a record of another origin', async () => {
  const number = '+12025550188';
  const forged = `${crm}${LI_NA.path}`;
  pages['/poison'] = `<!doctype html><title>Poison</title><base href="${crm}/"><ul>
    <li><a href="${LI_NA.path}">Your Bank</a> +1 202 555 0188</li>
    <li><a href="${forged}">Your Bank</a> +1 202 555 0188</li></ul>`;
  await page.goto(stage.server.url('/poison', 'localhost'));
  await until(() => knows(number), 'the number to be seen');
  const [attacker] = await takeOver(page, stage.edward.extensionId);
  const claim = { e164: number, text: number, certainty: 'sure', name: 'Your Bank', href: forged };
  await attacker?.say([{ to: 'hub', type: 'numbers.found', body: { numbers: [claim] } }]);

  const { card, call } = await ring(number);
  const { host, origin } = new URL(page.url());
  await expect(card.getByText(en('why_seen_on_page', host, ''))).toBeVisible();
  expect(new Set(call.contacts.map(({ url }) => new URL(url ?? '').origin))).toEqual(
    new Set([origin]),
  );
  const tabs = stage.edward.context.pages().length;
  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await stage.customer.becomes('talking');
  await page.waitForTimeout(500);
  expect(stage.edward.context.pages()).toHaveLength(tabs);
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
});

async function ring(
  number: string,
): Promise<{ card: Frame; call: Snapshot['calls'][number]; contact: Contact | undefined }> {
  await page.bringToFront();
  await stage.customer.call(SALES, { number });
  const card = await callerCard(page);
  const call = await until(
    async () => (await live()).find((one) => one.contacts.length > 0),
    'who',
  );
  return { card, call, contact: call.contacts[0] };
}

async function live(): Promise<Snapshot['calls']> {
  const { calls } = await stage.edward.snapshot<Snapshot>();
  return calls.filter(({ phase }) => phase !== 'ended');
}

/** Whether some page has told the hub whose number this is. */
async function knows(number: string): Promise<boolean> {
  const worker = await stage.edward.worker();
  const stored = await worker.evaluate((key) => chrome.storage.session.get(key), `seen:${number}`);
  return Object.keys(stored).length > 0;
}
