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
const ALAN = { name: 'Alan Turing', phone: '+442079460018' };

/** A customer whom one system alone knows. */
type Known = {
  readonly name: string;
  readonly number: string;
  readonly crm: string;
  readonly path: string;
  readonly note: string;
};

/**
 * Two customer systems, Salesforce with its own sign-in and EspoCRM by the agent's key: whoever of them
 * knows the caller says so and its record comes forward; both have both calls with their notes.
 */
export async function beKnown(scene: Scene): Promise<void> {
  const redirect = REDIRECT_ADDRESS.replace('call-centre', 'salesforce');
  const org = await startSalesforceOrg([redirect]);
  const espo = simulatedEspo();
  await espo.server.start();
  const known: readonly Known[] = [
    {
      ...GRACE,
      number: GRACE.mobile,
      crm: 'Salesforce',
      path: `/lightning/r/Contact/${org.add(GRACE)}/view`,
      note: 'Asks for the quarterly figures',
    },
    {
      ...ALAN,
      number: ALAN.phone,
      crm: 'EspoCRM',
      path: `/#Contact/view/${espo.add(ALAN)}`,
      note: 'Wants to hear of the machine',
    },
  ];
  try {
    await scene.press('save');
    await connect(scene, org.settings, espo);
    for (const customer of known) {
      await talk(scene, customer);
      await logged(scene, [org, espo], customer);
    }
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

async function talk(scene: Scene, { name, number, crm, path }: Known): Promise<void> {
  const { steps, phone } = scene;
  await steps.run(`${name} calls, whom no page has shown: the card says who`, async () => {
    await phone.call(LINES[0].number, { number });
    await cardSays(scene, name);
    await scene.shoot('known');
  });
  await steps.run(`answered: the record in ${crm} comes forward`, async () => {
    await answerOnCard(scene);
    await popped(scene, path);
  });
}

async function logged(
  scene: Scene,
  systems: readonly StandingCrm[],
  { note, crm }: Known,
): Promise<void> {
  await hangUp(scene);
  await scene.phone.becomes('idle');
  await wrapUp(scene, note);
  await scene.steps.run(
    `both systems have the call with its note, ${crm} on the customer`,
    async () => {
      const calls = await until(() => told(systems, note), 'the call in both systems');
      for (const call of calls) assert.equal(call.direction, 'incoming');
      assert.equal(calls.filter(({ contact }) => contact).length, 1);
      await scene.shoot('logged');
    },
  );
}

/** The call with a note, in every one of them. */
function told(systems: readonly StandingCrm[], note: string): readonly CallThere[] | undefined {
  const calls = systems.map((system) => system.calls().filter(({ text }) => text.startsWith(note)));
  return calls.every((there) => there.length === 1) ? calls.flat() : undefined;
}
