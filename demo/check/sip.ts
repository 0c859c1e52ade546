import { strict as assert } from 'node:assert';
import { PEOPLE } from '../accounts';
import { LINES, startWorld } from '../world';
import { openCrm } from '../../test/e2e/harness/crm-page';
import { Customer } from '../../test/e2e/harness/customer';
import type { Scene } from './call-out';
import { hangUpAndClose, ring, somebody, talk } from './call-out';
import type { Stage } from './stage';
import { sentence } from './stage';
import { beKnown } from './customer-systems';
import { answerOnCard, cardSays, hangUp, hold, popped, resume } from './talk';
import { askFirst, sendOn, WRAP_UP } from './together';

/** The main job over a real proxy, a real identity provider and a second phone. */
export async function walkSip(stage: Stage): Promise<void> {
  const { steps } = stage;
  const world = await steps.run('identity provider, PBX and CRM are up', () => startWorld());
  let phone: Customer | undefined;
  let colleague: Customer | undefined;
  try {
    phone = await steps.run('the customer’s phone is on line', () =>
      Customer.open(world.customerPhone.url),
    );
    const scene: Scene = { ...stage, world, phone, crmUrl: world.crm.url };
    await getReady(scene);
    await ring(scene);
    await talk(scene);
    await hangUpAndClose(scene);
    await beCalled(scene);
    colleague = await steps.run('a colleague is on line, calls are wrapped up from now on', () =>
      beginShift(scene),
    );
    const called = { ...scene, colleague, number: somebody().number.e164 };
    await beKnown(scene);
    await sendOn(called);
    await askFirst(called);
  } finally {
    await colleague?.close();
    await phone?.close();
    await world.stop();
  }
}

async function getReady({ steps, browser, page, world, ...stage }: Scene): Promise<void> {
  const [edward] = PEOPLE;
  await steps.run('the agent opens the CRM', async () => {
    await browser.setSettings(world.settings);
    await openCrm(page, world.crm.url);
  });
  const panel = await steps.run('the side panel opens', async () => {
    const opened = await stage.panel();
    await opened.getByRole('button', { name: sentence('sign_in'), exact: true }).waitFor();
    await stage.shoot('set-up');
    return opened;
  });
  await steps.run('the agent signs in, the line is up', async () => {
    await stage.press('sign_in');
    await browser.signInAt({ name: edward.login, password: edward.password });
    await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
    assert.equal((await world.pbx.registrations(edward.phone)).length, 1);
    await stage.shoot('ready');
  });
}

async function beCalled(scene: Scene): Promise<void> {
  const { steps, browser, phone } = scene;
  const { customer, number } = somebody();
  const bothHear = () => Promise.all([phone.hears(), browser.engine.hears()]);
  await steps.run(`${customer.name} calls: the card says who`, async () => {
    await openCrm(scene.page, scene.crmUrl);
    await phone.call(LINES[0].number, { number: number.e164 });
    await cardSays(scene, customer.name);
    await scene.shoot('ringing');
  });
  await steps.run('the agent answers on the card, both talk', async () => {
    await answerOnCard(scene);
    await bothHear();
    await scene.shoot('answered');
  });
  await steps.run('her record, which a page has shown, comes forward', () =>
    popped(scene, `/customers/${customer.id}`),
  );
  await steps.run('hold', async () => {
    await hold(scene);
    await scene.shoot('on-hold');
  });
  await steps.run('resume: both hear each other again', async () => {
    await resume(scene);
    await bothHear();
  });
  await steps.run('the agent hangs up', async () => {
    await hangUp(scene);
    await phone.becomes('idle');
  });
}

async function beginShift({ browser, world }: Scene): Promise<Customer> {
  await browser.setSettings({ ...world.settings, ...WRAP_UP });
  return Customer.open(world.customerPhone.url, { user: PEOPLE[1].phone });
}
