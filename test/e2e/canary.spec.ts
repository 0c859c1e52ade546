import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { servePages } from '../hostile-page/pages';
import type { PageServer } from '../hostile-page/pages';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { enforce } from './harness/company-policy';
import { consolesOf } from './harness/consoles';
import { clickNumber } from './harness/crm-page';
import { Customer } from './harness/customer';
import { en } from './harness/en';
import { signInAsEdward } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { filesUnder, filesWith, openedByThief, ownFiles } from './harness/left-on-disk';
import { keptSignIn, sealedDrafts, storageDump } from './harness/stored';
import { bothHear, SALES } from './harness/talk';
import { until } from './harness/targets';
import { needCredentials, tokensOf } from './harness/tokens';

/** Nobody else has this name and these digits, whatever else a profile may hold. */
const CALLER = { name: 'Quetzalcoatlus Vainamoinen', number: '+12025550177' };
const NOTE = 'zirconium for her brother';
const DRAFT = 'asks about the obsidian one';
const PEOPLE = ['Quetzalcoatlus', 'Vainamoinen', '2025550177', '555 0177', 'zirconium', 'obsidian'];
const PAGE = `<!doctype html><html lang="en"><head><title>CRM</title></head><body>
  <h1>${CALLER.name}</h1><p>Phone <span>+1 202 555 0177</span></p></body></html>`;

let world: World;
let server: PageServer;
let customer: Customer;
let agent: Browser;

test.beforeEach(async () => {
  world = await startWorld();
  server = await servePages({ '/': PAGE }, { 'cache-control': 'no-store' });
  customer = await Customer.open(world.customerPhone.url);
  agent = await launchBrowser();
});
test.afterEach(async () => {
  await customer.close();
  await agent.close().catch(() => undefined);
  await server.close();
  await world.stop();
});

/** Numbers seen, a call in with a note, a call out with a note that is not finished. */
async function work(): Promise<Page> {
  const panel = await agent.panels.opened();
  const page = await agent.context.newPage();
  await page.goto(server.url('/'));
  await until(async () => (await storageDump(agent)).includes(CALLER.number), 'the seen number');
  await customer.call(SALES, CALLER);
  await panel.getByRole('button', { name: en('answer') }).click();
  await customer.becomes('talking');
  await bothHear(agent, customer);
  const incoming = await theCall();
  await askHub(panel, 'wrap-up.note', { call: incoming, note: NOTE });
  await customer.hangUp();
  await expect.poll(() => callsIn(agent)).toEqual(['incoming ended remote-hung-up']);
  await askHub(panel, 'wrap-up.save', { call: incoming, ready: true });

  await page.bringToFront();
  await clickNumber(page, '+1 202 555 0177');
  await customer.becomes('ringing');
  await customer.answer();
  await expect.poll(() => callsIn(agent)).toContain('outgoing connected');
  const outgoing = await theCall();
  await askHub(panel, 'wrap-up.note', { call: outgoing, note: DRAFT });
  await askHub(panel, 'call.act', { call: outgoing, action: { type: 'hang-up' } });
  await expect.poll(async () => (await callsIn(agent)).join()).toContain('outgoing ended');
  return panel;
}

async function theCall(): Promise<string> {
  const { calls } = await agent.snapshot<Snapshot>();
  return calls.find(({ phase }) => phase === 'connected')?.id ?? 'none';
}

/** What goes wrong writes more into logs than what goes well. */
async function trouble(): Promise<void> {
  const { identityProvider, credentials } = world;
  identityProvider.fail('token', 500);
  credentials.fail(401);
  await needCredentials(agent, 1);
  await identityProvider.waitFor(({ path, status }) => path === '/token' && status === 500);
  await expect
    .poll(async () => (await consolesOf(agent)).join('\n'))
    .toContain('No SIP credentials');
  credentials.fail(undefined);
  identityProvider.mend();
}

async function tokens(): Promise<readonly string[]> {
  const { accessToken, refreshToken } = await tokensOf(agent);
  return [accessToken, refreshToken];
}

/** The files of the profile that hold any of these. */
function found(files: readonly string[], canaries: readonly (string | Buffer)[]): unknown {
  return canaries.flatMap((canary) =>
    filesWith(files, canary).map((file) => [file.slice(agent.profile.length), String(canary)]),
  );
}

test('G1: a token, a number and a name are in no console, no diagnostics and no store', async () => {
  await signInAsEdward(agent, world);
  const panel = await work();
  const secret = await tokens();
  await trouble();

  const lines = await consolesOf(agent);
  const all = lines.join('\n');
  // Worker and engine are listened to, and a page's own words are heard, too.
  expect(all).toMatch(/service_worker .*\[sidetone hub\] Call incoming/u);
  expect(all).toMatch(/engine\.html .*\[sidetone engine\] call /u);
  const canaries = [...PEOPLE, ...secret, ...(await tokens())];
  expect(lines.filter((line) => canaries.some((canary) => line.includes(canary)))).toEqual([]);

  const diagnostics = await askHub(panel, 'diagnostics.text', {});
  expect(diagnostics).toContain('•••77');
  expect(canaries.filter((canary) => diagnostics.includes(canary))).toEqual([]);

  const onDisk = await storageDump(agent, 'disk');
  expect(onDisk).toContain(world.identityProvider.issuer);
  expect(canaries.filter((canary) => onDisk.includes(canary))).toEqual([]);

  await agent.quit();
  const files = filesUnder(agent.profile);
  expect(filesWith(files, world.identityProvider.issuer)).not.toEqual([]);
  expect(found(files, canaries)).toEqual([]);
});

test('C9: after sign-out and exit the profile tells no token, number, name or note', async () => {
  await signInAsEdward(agent, world);
  const panel = await work();
  const secret = await tokens();
  const { 'history-key': key } = await (
    await agent.worker()
  ).evaluate(() => chrome.storage.session.get('history-key'));
  const historyKey = Buffer.from((key as { secret: number[] }).secret);
  expect(historyKey).toHaveLength(32);
  const [draft] = await sealedDrafts(agent);
  await askHub(panel, 'sign-out', {});
  await agent.quit();

  const files = filesUnder(agent.profile);
  const own = ownFiles(agent.profile, agent.extensionId);
  expect(found(files, [...PEOPLE, ...secret, historyKey])).toEqual([]);
  // What docs/privacy.md says of the one key that is on disk: whoever copies the profile has it.
  expect(draft && openedByThief(own, draft)).toContain(DRAFT);
});

test('C4: a sign-in that was to outlive the browser: after sign-out what is left of it is worth nothing', async () => {
  await enforce(agent, { ...world.settings, staySignedIn: true });
  await signInAsEdward(agent, world);
  const secret = await tokens();
  const kept = await keptSignIn(agent);
  await askHub(await agent.panels.opened(), 'sign-out', {});
  await expect
    .poll(() => world.identityProvider.requests.entries.map(({ path }) => path))
    .toContain('/token/revocation');
  expect(await storageDump(agent, 'disk')).not.toContain(kept.data.toString('base64'));
  await agent.quit();

  expect(found(filesUnder(agent.profile), secret)).toEqual([]);
  // Deleted bytes stay in the files for a while, as docs/privacy.md says: key and token, sealed by it.
  const own = ownFiles(agent.profile, agent.extensionId);
  expect(filesWith(own, kept.data.toString('base64'))).not.toEqual([]);
  const thiefs = JSON.parse(openedByThief(own, kept) ?? '{}') as { refreshToken?: string };
  expect(thiefs.refreshToken).toBe(secret[1]);
  expect(await refreshed(thiefs.refreshToken ?? '')).toBe(400);
});

/** What the provider answers to a refresh token. */
async function refreshed(token: string): Promise<number> {
  const { issuer, clientId } = world.identityProvider;
  const fields = { grant_type: 'refresh_token', refresh_token: token, client_id: clientId };
  const body = new URLSearchParams(fields);
  return (await fetch(`${issuer}/token`, { method: 'POST', body })).status;
}
