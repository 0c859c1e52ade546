import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { REDIRECT_ADDRESS } from '../../demo/identity-provider';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { simulatedEspo } from '../peers/crm/http-json/espocrm';
import { startSalesforceOrg } from '../peers/crm/salesforce/salesforce-org';
import { askHub } from './harness/ask-hub';
import type { Browser } from './harness/browser';
import type { Customer } from './harness/customer';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { SALES } from './harness/talk';

const REDIRECT = REDIRECT_ADDRESS.replace('call-centre', 'salesforce');
const NUMBER = '+8613188888888';
/** In no system. */
const UNKNOWN = '+8613199999991';
const NEW = '+8613199999992';

const stateOf = async (agent: Browser) =>
  (await agent.snapshot<Snapshot>()).crm.map(({ name, state, who }) =>
    [name, state, who].join(' '),
  );

const contactsOf = async (agent: Browser) =>
  (await agent.snapshot<Snapshot>()).calls.flatMap(({ contacts }) =>
    contacts.map(({ name, why }) => `${name} (${why.source})`),
  );

test('a system is set up, connected, asked, renewed and disconnected; another takes a typed key', async ({
  edward,
  customer,
}) => {
  const org = await startSalesforceOrg([REDIRECT]);
  const espo = simulatedEspo();
  await espo.server.start();
  try {
    const grace = org.add({ name: 'Grace Hopper', mobile: '131 8888 8888' });
    espo.add({ name: 'Ada Lovelace', phone: NUMBER });
    const options = await edward.context.newPage();
    await options.goto(edward.url('options.html'));

    await test.step('Salesforce: what does not fit is said beside its field', async () => {
      const salesforce = await opened(options, 'Salesforce');
      await salesforce.getByLabel(en('options_crm_address')).fill('https://evil.example');
      await salesforce.getByLabel(en('options_client_id')).fill(org.settings.clientId);
      await salesforce.getByRole('button', { name: en('save') }).click();
      await expect(salesforce.getByText('https://acme.my.salesforce.com')).toBeVisible();
      expect(await stateOf(edward)).toEqual([]);
      await salesforce.getByLabel(en('options_crm_address')).fill(org.origin);
      await salesforce.getByRole('button', { name: en('save') }).click();
      await expect.poll(() => stateOf(edward)).toEqual(['salesforce out ']);
    });

    await test.step('it is connected in its own window', async () => {
      await options.getByRole('button', { name: en('crm_connect', 'Salesforce') }).click();
      await expect.poll(() => stateOf(edward)).toEqual(['salesforce connected Edward Chen']);
      expect(org.signIns).toEqual(['signed in']);
    });

    await test.step('EspoCRM takes the key that is typed', async () => {
      const json = await opened(options, en('options_crm_http_json'));
      await json.getByLabel(en('options_crm_kind')).selectOption('espocrm');
      await json.getByLabel(en('options_crm_address')).fill(espo.server.origin);
      await json.getByRole('button', { name: en('save') }).click();
      await json.getByLabel(en('options_crm_key'), { exact: true }).fill('token-1');
      await json.getByRole('button', { name: en('options_crm_use_key') }).click();
      await expect
        .poll(() => stateOf(edward))
        .toEqual(['salesforce connected Edward Chen', 'http-json connected ']);
    });

    await test.step('a call rings: both say who it is, after one renewal of what had expired', async () => {
      org.endSessions();
      await customer.call(SALES, { number: NUMBER });
      await expect
        .poll(async () => (await contactsOf(edward)).sort())
        .toEqual(['Ada Lovelace (http-json)', 'Grace Hopper (salesforce)']);
      const panel = await edward.panels.opened();
      await expect(panel.getByText('Grace Hopper').first()).toBeVisible();
      const tokens = org.server.asked.filter(({ path }) => path === '/services/oauth2/token');
      expect(tokens.map(({ body }) => (body as { grant_type: string }).grant_type)).toEqual([
        'authorization_code',
        'refresh_token',
      ]);
      await customer.hangUp();
      await expect.poll(() => callsIn(edward)).toEqual([]);
    });

    await test.step('an unknown caller is found by name: the call is in Salesforce, on their record', async () => {
      await talkWith(customer, UNKNOWN, edward);
      const panel = await edward.panels.opened();
      await panel.getByRole('button', { name: en('search_by_name') }).click();
      await panel.getByLabel(en('name_field'), { exact: true }).fill('hopper');
      await panel.getByLabel(en('name_field'), { exact: true }).press('Enter');
      await panel.getByRole('button', { name: en('choose_customer', 'Grace Hopper') }).click();
      await finish(customer, edward);
      await expect
        .poll(() => org.calls().filter(({ text }) => text.includes(UNKNOWN)))
        .toMatchObject([{ contact: grace }]);
    });

    await test.step('another becomes a contact in EspoCRM, and the call is on it', async () => {
      await talkWith(customer, NEW, edward);
      const panel = await edward.panels.opened();
      await panel.getByRole('button', { name: en('create_contact'), exact: true }).click();
      await panel.getByLabel(en('name_field'), { exact: true }).fill('Annie Easley');
      await panel.getByRole('button', { name: en('create_contact_in', 'EspoCRM') }).dblclick();
      await expect.poll(() => contactsOf(edward)).toEqual(['Annie Easley (http-json)']);
      await finish(customer, edward);
      const made = espo.contacts?.().filter(({ name }) => name === 'Annie Easley') ?? [];
      expect(made).toMatchObject([{ phone: NEW }]);
      await expect
        .poll(() => espo.calls().filter(({ text }) => text.includes(NEW)))
        .toMatchObject([{ contact: made[0]?.id }]);
    });

    await test.step('disconnected: Salesforce is told, and asked no more', async () => {
      const before = org.server.asked.length;
      const salesforce = await opened(options, 'Salesforce');
      await salesforce.getByRole('button', { name: en('options_crm_disconnect') }).click();
      await expect.poll(() => org.signIns).toContain('revoked refresh token');
      await expect.poll(() => stateOf(edward)).toContain('salesforce out ');
      await customer.call(SALES, { number: NUMBER });
      await expect.poll(() => contactsOf(edward)).toEqual(['Ada Lovelace (http-json)']);
      const asked = org.server.asked.slice(before).map(({ path }) => path);
      expect(asked.filter((path) => path.includes('/search/'))).toEqual([]);
      await customer.hangUp();
    });

    await test.step('the sign-out takes the key, too', async () => {
      await options
        .getByRole('region', { name: en('options_sign_in') })
        .getByRole('button', { name: en('sign_out') })
        .click();
      // The calls wait for Salesforce, which was disconnected.
      await options.getByRole('button', { name: en('sign_out_keep') }).click();
      await expect.poll(() => stateOf(edward)).toEqual(['salesforce out ', 'http-json out ']);
      const worker = await edward.worker();
      const kept = await worker.evaluate(() => chrome.storage.session.get(null));
      expect(JSON.stringify(kept)).not.toContain('token-1');
    });
  } finally {
    await org.stop();
    await espo.server.stop();
  }
});

/** Somebody calls, and the agent answers in the panel. */
async function talkWith(customer: Customer, number: string, agent: Browser): Promise<void> {
  await customer.call(SALES, { number });
  const panel = await agent.panels.opened();
  await panel.getByRole('button', { name: en('answer') }).click();
  await customer.becomes('talking');
}

/** The call ends, and its wrap-up, if there is one, is saved. */
async function finish(customer: Customer, agent: Browser): Promise<void> {
  await customer.hangUp();
  const { wrapUps } = await agent.snapshot<Snapshot>();
  const panel = await agent.panels.opened();
  for (const { call } of wrapUps) await askHub(panel, 'wrap-up.save', { call, ready: true });
}

/** One of the systems on the settings page, opened. */
async function opened(options: Page, title: string) {
  const system = options.locator('details.system', {
    has: options.locator('strong', { hasText: title }),
  });
  if (!(await system.evaluate((details: HTMLDetailsElement) => details.open))) {
    await system.locator('summary').click();
  }
  return system;
}
