import { strict as assert } from 'node:assert';
import { simulatedEspo } from '../../test/peers/crm/http-json/espocrm';
import { startSalesforceOrg } from '../../test/peers/crm/salesforce/salesforce-org';
import type { CallThere, StandingCrm } from '../../test/peers/crm/simulated-crm';
import { until } from '../../test/e2e/harness/targets';
import { REDIRECT_ADDRESS } from '../identity-provider';
import { LINES } from '../world';
import type { Scene } from './call-out';
import { sentence } from './stage';
import { answerOnCard, cardSays, hangUp, popped } from './talk';
import { WRAP_UP, wrapUp } from './together';

const GRACE = { name: 'Grace Hopper', mobile: '+8613188888888' };
const NOTE = 'Asks for the quarterly figures';

/**
 * Two customer systems, Salesforce with its own sign-in and EspoCRM by the agent's key: both know who
 * calls, the record comes forward, and both have the call with its note.
 */
export async function beKnown(scene: Scene): Promise<void> {
  const redirect = REDIRECT_ADDRESS.replace('call-centre', 'salesforce');
  const org = await startSalesforceOrg([redirect]);
  const espo = simulatedEspo();
  await espo.server.start();
  const record = org.add(GRACE);
  espo.add({ name: GRACE.name, phone: GRACE.mobile });
  try {
    await scene.press('save');
    await connect(scene, org.settings, espo);
    await talk(scene, record);
    await logged(scene, [org, espo]);
    await scene.browser.setSettings({ ...scene.world.settings, ...WRAP_UP });
  } finally {
    await org.stop();
    await espo.server.stop();
  }
}

async function connect(
  { steps, browser, page, world, ...stage }: Scene,
  salesforce: { readonly instanceUrl: string; readonly clientId: string },
  espo: StandingCrm,
): Promise<void> {
  await steps.run('Salesforce is connected in its own window, EspoCRM by a key', async () => {
    const panel = await stage.panel();
    const origin = espo.server.origin;
    const none = { issuer: '', clientId: '', scope: '' };
    const httpJson = { kind: 'espocrm', origin, signIn: 'key', ...none } as const;
    await browser.setSettings({ ...world.settings, ...WRAP_UP, crm: { salesforce, httpJson } });
    const connectTo = (crm: string): string => sentence('crm_connect').replace('$1', crm);
    await panel.getByRole('button', { name: connectTo('Salesforce') }).click();
    await panel.getByRole('button', { name: connectTo('Salesforce') }).waitFor({ state: 'hidden' });
    const options = await browser.context.newPage();
    await options.goto(browser.url('options.html'));
    await options.getByLabel(sentence('options_crm_key'), { exact: true }).fill('token-1');
    await options.getByRole('button', { name: sentence('options_crm_use_key') }).click();
    await panel.getByRole('button', { name: connectTo('EspoCRM') }).waitFor({ state: 'hidden' });
    await options.close();
    await page.bringToFront();
  });
}

async function talk(scene: Scene, record: string): Promise<void> {
  const { steps, phone } = scene;
  await steps.run(`${GRACE.name} calls, whom no page has shown: the card says who`, async () => {
    await phone.call(LINES[0].number, { number: GRACE.mobile });
    await cardSays(scene, GRACE.name);
    await scene.shoot('known');
  });
  await steps.run('answered: her record in Salesforce comes forward', async () => {
    await answerOnCard(scene);
    await popped(scene, `/lightning/r/Contact/${record}/view`);
  });
}

async function logged(scene: Scene, systems: readonly StandingCrm[]): Promise<void> {
  await hangUp(scene);
  await scene.phone.becomes('idle');
  await wrapUp(scene, NOTE);
  await scene.steps.run('both systems have the call on her, with the note', async () => {
    for (const call of await until(() => told(systems), 'the call in both systems')) {
      assert.equal(call.direction, 'incoming');
      assert.ok(call.contact);
    }
    await scene.shoot('logged');
  });
}

/** That call in every one of them; what was written before they were connected is there, too. */
function told(systems: readonly StandingCrm[]): readonly CallThere[] | undefined {
  const calls = systems.map((system) => system.calls().filter(({ text }) => text.startsWith(NOTE)));
  return calls.every((there) => there.length === 1) ? calls.flat() : undefined;
}
