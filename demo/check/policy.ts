import { strict as assert } from 'node:assert';
import type { Page } from '@playwright/test';
import { PEOPLE } from '../accounts';
import { startWorld } from '../world';
import type { World } from '../world';
import type { LaunchOptions } from '../../test/e2e/harness/browser';
import { clickNumber, openCrm } from '../../test/e2e/harness/crm-page';
import { Customer } from '../../test/e2e/harness/customer';
import { Company } from '../../test/policy/harness/company';
import { keyRow, shows } from '../../test/policy/harness/settings-page';
import type { Scene } from './call-out';
import { hangUpAndClose, ring, somebody, talk } from './call-out';
import { sentence } from './stage';
import type { Stage } from './stage';
import type { Steps } from './steps';

/** By then an edit of the policy must count. */
const APPLIED = { timeout: 10_000 };

/** The demo's CRM under a name that no build knows: `--hosts` alone lets the extension in. */
const CRM = 'http://crm.localhost';

type Open = (options: LaunchOptions) => Promise<Stage>;

/**
 * A company's roll-out: packaged with a new key and its own addresses, installed and configured by a
 * policy of this machine, and ruled by an edit of it in mid-call. The policy is taken away at the end,
 * however that comes.
 */
export async function walkPolicy(steps: Steps, open: Open): Promise<void> {
  const company = await Company.open({ crm: [CRM], services: [] });
  let world: World | undefined;
  let phone: Customer | undefined;
  try {
    const redirectAddress = `https://${company.key.id}.chromiumapp.org/call-centre`;
    world = await steps.run('identity provider, PBX, CRM and update server are up', () =>
      startWorld({ identityProvider: { redirectAddress } }),
    );
    const { settings, crm, customerPhone } = world;
    phone = await steps.run('the customer’s phone is on line', () =>
      Customer.open(customerPhone.url),
    );
    await steps.run('packaged with a new key and the company’s hosts', () =>
      company.release('0.1.0', rules(settings)),
    );
    const stage = await steps.run('the policy file is there, Chromium installs by it', () => {
      company.rollOut();
      return open({ installed: true, microphone: false });
    });
    assert.equal(stage.browser.extensionId, company.key.id);
    const crmUrl = `${CRM}:${crm.port}`;
    const scene: Scene = { ...stage, world, phone, crmUrl };
    const options = await rolledOut(scene);
    await signIn(scene);
    await ring(scene);
    await talk(scene);
    await ruleInMidCall(scene, company, options);
  } finally {
    await phone?.close();
    await world?.stop();
    await company.close();
  }
}

const rules = (settings: World['settings'], more: object = {}) => ({
  enforced: { ...settings, ...more },
  defaults: { region: 'DE', afterCallSeconds: 0 },
});

async function rolledOut({ steps, browser, page, world }: Scene): Promise<Page> {
  const by = sentence('policy_by_enforced');
  return steps.run('pinned, and its settings are the company’s, locked', async () => {
    const worker = await browser.worker();
    const { isOnToolbar } = await worker.evaluate(() => chrome.action.getUserSettings());
    assert.equal(isOnToolbar, true);
    const options = await browser.context.newPage();
    await options.goto(browser.url('options.html'));
    await shows(options, 'issuer', String(world.settings.issuer), by);
    await shows(options, 'region', 'DE', sentence('policy_by_defaults'));
    assert.equal(await (await keyRow(options, 'issuer')).getByRole('button').count(), 0);
    await page.bringToFront();
    return options;
  });
}

async function signIn({ steps, browser, page, world, crmUrl, ...stage }: Scene): Promise<void> {
  const [edward] = PEOPLE;
  await steps.run('no set-up but the sign-in: the line is up', async () => {
    await openCrm(page, crmUrl);
    const panel = await stage.panel();
    await panel.getByRole('button', { name: sentence('sign_in'), exact: true }).click();
    await browser.signInAt({ name: edward.login, password: edward.password });
    await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
    assert.equal((await world.pbx.registrations(edward.phone)).length, 1);
    const state = await panel.evaluate(async () => {
      const microphone = await navigator.permissions.query({ name: 'microphone' });
      return microphone.state;
    });
    assert.equal(state, 'granted');
    // What the agent would have set stands nowhere: policy alone has configured this.
    const worker = await browser.worker();
    assert.deepEqual(await worker.evaluate(() => chrome.storage.local.get('settings')), {});
    await stage.shoot('ready');
  });
}

async function ruleInMidCall(scene: Scene, company: Company, options: Page): Promise<void> {
  const { steps, browser, phone, page, world } = scene;
  const { settings, pbx } = world;
  const by = sentence('policy_by_enforced');
  await steps.run('in mid-call the policy denies China: it counts within 10 s', async () => {
    company.edit(rules(settings, { deniedCountries: ['CN'] }));
    await shows(options, 'deniedCountries', 'CN', by, APPLIED);
  });
  await steps.run('the call goes on: both hear each other', async () => {
    await Promise.all([phone.hears(), browser.engine.hears()]);
  });
  await hangUpAndClose(scene);
  await steps.run('the next click is refused in words, and is no INVITE', async () => {
    const before = pbx.invites().length;
    await clickNumber(page, somebody().number.text);
    const panel = await scene.panel();
    await panel.getByText(sentence('notice_dial_country_not_allowed')).first().waitFor();
    await scene.shoot('refused');
    assert.equal(pbx.invites().length, before);
  });
  await steps.run('the policy is taken back: it counts within 10 s', async () => {
    company.edit(rules(settings));
    await (
      await keyRow(options, 'deniedCountries')
    )
      .filter({ hasText: 'CN' })
      .waitFor({ state: 'detached', ...APPLIED });
  });
  await ring(scene);
  await talk(scene);
  await hangUpAndClose(scene);
}
