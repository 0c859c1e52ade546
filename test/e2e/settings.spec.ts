import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Settings } from '../../lib/policy/settings';
import type { SipAccount } from '../../demo/pbx/kamailio';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { callsIn } from './harness/hub-view';
import { isReady, says } from './harness/says';
import { openList } from './harness/talk';
import { until } from './harness/targets';

test.describe('the settings page', () => {
  let world: World;
  let agent: Browser;
  let options: Page;
  let panel: Page;

  test.beforeEach(async () => {
    world = await startWorld();
    agent = await launchBrowser();
    options = await agent.context.newPage();
    await options.goto(agent.url('options.html'));
    panel = await agent.panels.open(options);
    await isReady(panel);
  });
  test.afterEach(async () => {
    await agent.close();
    await world.stop();
  });

  test('says beside each field what is wrong with it, and stores nothing', async () => {
    const signIn = part('options_sign_in');
    await signIn.getByLabel(en('options_issuer')).fill('http://login.example');
    await signIn.getByRole('button', { name: en('save') }).click();
    await faultAt(signIn.getByLabel(en('options_issuer')), en('options_address_invalid'));

    const centre = part('options_call_centre');
    await centre.getByRole('radio', { name: en('options_hosted') }).check();
    await centre.getByRole('button', { name: en('save') }).click();
    await faultAt(centre.getByLabel(en('options_hosted_url')), en('options_required'));

    await centre.getByRole('radio', { name: en('options_sip') }).check();
    await centre.getByLabel(en('options_sip_server')).fill('https://pbx.example');
    await centre.getByLabel(en('options_sip_uri')).fill('edward');
    await centre.getByRole('button', { name: en('options_sip_connect') }).click();
    await faultAt(centre.getByLabel(en('options_sip_server')), en('options_server_invalid'));
    await faultAt(centre.getByLabel(en('options_sip_uri')), en('options_uri_invalid'));
    await faultAt(centre.getByLabel(en('options_sip_password')), en('options_required'));

    const region = part('options_numbers').getByLabel(en('options_region'), { exact: true });
    await region.fill('D1');
    await faultAt(region, en('options_region_invalid'));
    expect(await stored()).toEqual({});
    await isReady(panel);
  });

  test('a SIP login that is missing is asked for here, when the panel’s "Sign in" is clicked', async () => {
    await agent.setSettings({ provider: 'sip' });
    await options.close();
    await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
    options = await until(
      () => agent.context.pages().find((page) => page.url() === agent.url('options.html')),
      'the settings page',
    );
    await expect(options.getByLabel(en('options_sip_password'))).toBeVisible();
  });

  test('a SIP login: a wrong password is refused, the right one brings the line up', async () => {
    await signInBySip({ ...account('edward'), password: 'wrong' });
    await says(panel, 'line_fault_credentials_refused');
    expect(await world.pbx.registrations('edward')).toEqual([]);

    await signInBySip(account('edward'));
    await isReady(panel);
    await expect(panel.getByText('edward', { exact: true })).toBeVisible();
    expect(await world.pbx.registrations('edward')).toHaveLength(1);
    const { provider } = await stored();
    expect(provider).toBe('sip');
    expect(JSON.stringify(await stored())).not.toContain(account('edward').password);
  });

  test('a call centre with sign-in takes the place of the practice line, and back', async () => {
    const signIn = part('options_sign_in');
    await signIn.getByLabel(en('options_issuer')).fill(world.identityProvider.issuer);
    await signIn.getByLabel(en('options_client_id')).fill(world.identityProvider.clientId);
    await signIn.getByLabel(en('options_parameters')).fill('ui_locales=de\n');
    await signIn.getByRole('button', { name: en('save') }).click();
    await expect(signIn.getByText(en('saved'))).toBeVisible();
    const centre = part('options_call_centre');
    await centre.getByRole('radio', { name: en('options_sip') }).check();
    await centre.getByLabel(en('options_sip_credentials_url')).fill(world.credentials.url);
    await centre.getByRole('button', { name: en('save') }).click();
    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();

    await signIn.getByRole('button', { name: en('sign_in') }).click();
    await agent.signInAt({ name: 'Edward', password: '1234' });
    await expect(signIn.getByText(en('options_signed_in_as', 'Edward Chen'))).toBeVisible();
    const { query } = await world.identityProvider.waitFor(({ path }) => path === '/auth');
    expect(query.get('ui_locales')).toBe('de');
    await isReady(panel);
    expect(await world.pbx.registrations('edward')).toHaveLength(1);

    await centre.getByRole('radio', { name: en('options_practice') }).check();
    await centre.getByRole('button', { name: en('save') }).click();
    await expect(panel.getByRole('button', { name: en('ring_me') })).toBeVisible();
    await expect.poll(() => world.pbx.registrations('edward')).toEqual([]);
  });

  test('the country decides how a number without a country code is read', async () => {
    const region = part('options_numbers').getByLabel(en('options_region'), { exact: true });
    await region.fill('DE');
    await region.blur();
    await expect(part('options_numbers').getByText('Germany')).toBeVisible();
    await expect.poll(async () => (await stored()).region).toBe('DE');
    await panel.getByRole('textbox', { name: en('dial_field') }).fill('030 2345 6789');
    await panel.getByRole('textbox', { name: en('dial_field') }).press('Enter');
    await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
    const { calls } = await agent.snapshot<{ calls: readonly { number: string }[] }>();
    expect(calls.map(({ number }) => number)).toEqual(['+493023456789']);
  });

  test('a site that is switched off loses its marks at once, and gets them back', async () => {
    const page = await openList(agent, world);
    const marks = () =>
      page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
    await expect.poll(marks).toBeGreaterThan(5);

    const numbers = part('options_numbers');
    const site = new URL(world.crm.url).origin;
    await numbers.getByLabel(en('options_site_add')).fill(site);
    await numbers.getByRole('button', { name: en('options_site_add') }).click();
    const box = numbers.getByRole('checkbox', { name: en('options_site_on', site) });
    await box.uncheck();
    await expect.poll(marks).toBe(0);
    await page.bringToFront();
    await expect(panel.getByText(en('page_off'))).toBeVisible();
    await box.check();
    await expect.poll(marks).toBeGreaterThan(5);
  });

  type Title = 'options_sign_in' | 'options_call_centre' | 'options_numbers';
  const part = (title: Title): Locator => options.getByRole('region', { name: en(title) });

  const account = (user: string): SipAccount => {
    const found = world.pbx.users[user];
    if (!found) throw new Error(`no account ${user}`);
    return found;
  };

  async function signInBySip({ uri, username, password }: SipAccount): Promise<void> {
    const centre = part('options_call_centre');
    await centre.getByRole('radio', { name: en('options_sip') }).check();
    await centre.getByLabel(en('options_sip_server')).fill(world.pbx.wsUrl);
    await centre.getByLabel(en('options_sip_uri')).fill(uri);
    await centre.getByLabel(en('options_sip_username')).fill(username);
    await centre.getByLabel(en('options_sip_password')).fill(password);
    await centre.getByRole('button', { name: en('options_sip_connect') }).click();
    await expect(centre.getByText(en('options_sip_connected'))).toBeVisible();
  }

  async function stored(): Promise<Partial<Settings>> {
    const worker = await agent.worker();
    const all = await worker.evaluate(() => chrome.storage.local.get('settings'));
    return all['settings'] ?? {};
  }
});

/** The sentence stands in the field's own block, and the field is told to be wrong. */
async function faultAt(field: Locator, sentence: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field.locator('xpath=..').getByText(sentence, { exact: true })).toBeVisible();
}
