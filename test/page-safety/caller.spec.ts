import { chromium, expect, test, type Browser as Chromium } from '@playwright/test';
import { chromiumPath } from '../../scripts/machine';
import { callerCard, cardsOn, pointAt } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { callsIn } from '../e2e/harness/hub-view';
import { openStage, type Stage } from '../e2e/harness/stage';
import { SALES } from '../e2e/harness/talk';
import { until } from '../e2e/harness/targets';
import { servePages, type PageServer } from '../hostile-page/pages';
import { bundle } from './bundle';
import { WatchedPage } from './watched-page';

const NUMBER = { shown: '+1 (202) 555-0143', e164: '+12025550143' };
/** Nothing inline, no frames, no string that becomes a script or markup. */
const STRICT = [
  "default-src 'none'; script-src 'self'; style-src 'none'; frame-src 'none'; base-uri 'none'",
  "require-trusted-types-for 'script'; trusted-types 'none'",
].join('; ');
const STRICT_PAGE = `<!doctype html><html lang="en"><head><title>Customers</title></head><body>
<h1>Customers</h1><table><tr><th>Name</th><th>Phone</th></tr>
<tr><td><a href="/c/1">Ada Lovelace</a></td><td data-shows="${NUMBER.shown}">${NUMBER.shown}</td></tr>
</table></body></html>`;
const REACT = 'react-19/main.js';
const REACT_PAGE = `<!doctype html><html lang="en"><head><title>Customers</title>
<link rel="icon" href="data:,"></head><body><script src="/react.js"></script></body></html>`;

let stage: Stage;
let without: Chromium;
let servers: Readonly<Record<string, PageServer>>;
let watching: string;

test.beforeAll(async () => {
  const executablePath = chromiumPath();
  const react = { '/': REACT_PAGE, '/react.js': await bundle(REACT) };
  servers = {
    'a React page': await servePages(react),
    'a page with a strict CSP and Trusted Types': await servePages(
      { '/': STRICT_PAGE },
      { 'content-security-policy': STRICT },
    ),
  };
  watching = await bundle('watching/main.ts');
  [stage, without] = await Promise.all([
    openStage({}),
    chromium.launch({ ...(executablePath && { executablePath }) }),
  ]);
  const sites: Record<string, boolean> = { ...stage.world.settings.sites };
  for (const server of Object.values(servers)) sites[new URL(server.url('/')).origin] = true;
  await stage.edward.setSettings({ sites, screenPop: 'click' });
});
test.afterAll(async () => {
  const closing = Object.values(servers).map((server) => server.close());
  await Promise.all([stage.close(), without.close(), ...closing]);
});

for (const name of ['a React page', 'a page with a strict CSP and Trusted Types']) {
  test(`${name}: button and caller card work, and the page stays as it is without us`, async () => {
    const { edward, customer, world } = stage;
    const url = servers[name]?.url('/') ?? '';
    const context = await without.newContext({ viewport: { width: 1280, height: 800 } });
    const [ours, bare] = await Promise.all([
      WatchedPage.open(edward.context, url, watching),
      WatchedPage.open(context, url, watching),
    ]);
    await ours.page.bringToFront();
    await expect.poll(async () => (await ours.ask('marks')).inView).toBeGreaterThan(0);
    await ours.ask('watchChanges');
    const markup = await bare.ask('documentTree');

    const { text: shown } = (await ours.ask('placeOfNumber', 0)) ?? { text: '' };
    const from = world.pbx.log.entries.length;
    const button = await pointAt(ours.page, shown);
    await ours.page.mouse.click(button.x, button.y);
    const invite = await world.pbx.waitFor(
      ({ kind, method }) => kind === 'request' && method === 'INVITE',
      { from },
    );
    const number = invite.to;
    expect(number.replace(/\D/gu, '')).toContain(shown.replace(/\D/gu, '').slice(-7));
    await customer.becomes('ringing');
    await customer.reject();
    await customer.becomes('idle');
    await expect.poll(async () => (await callsIn(edward)).join()).toContain('ended');

    await customer.call(SALES, { number });
    const card = await callerCard(ours.page);
    const { host } = new URL(url);
    await expect(card.getByText(host)).toBeVisible();
    await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
    await customer.becomes('talking');
    expect(await ours.ask('documentTree')).toBe(markup);
    await customer.hangUp();
    await until(() => cardsOn(ours.page).length === 0, 'the card to go');
    expect(await ours.ask('documentTree')).toBe(markup);
    expect(await ours.ask('changes')).toEqual([]);
    expect(ours.complaints).toEqual(bare.complaints);
    await Promise.all([ours.page.close(), context.close()]);
  });
}
