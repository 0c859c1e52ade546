import { strict as assert } from 'node:assert';
import { PEOPLE } from '../accounts';
import { startVendorWorld, type VendorWorld } from '../vendor-world';
import { VENDORS, type Vendor } from '../vendors';
import { clickNumber, openCrm } from '../../test/e2e/harness/crm-page';
import { somebody } from './call-out';
import { sentence } from './stage';
import type { Stage } from './stage';
import { answerOnCard, callIs, hangUp, hold, resume } from './talk';

/** The main job at one of the vendors, simulated, through the gateway as it is shipped. */
export async function walkVendor(stage: Stage, vendor: Vendor): Promise<void> {
  const { steps } = stage;
  const world = await steps.run(`identity provider, CRM, gateway and ${vendor} are up`, () =>
    startVendorWorld(VENDORS[vendor]),
  );
  try {
    await getReady(stage, world);
    await callOut(stage, world);
    await beCalled(stage, world);
  } finally {
    await world.stop();
  }
}

async function getReady({ steps, browser, page, ...stage }: Stage, world: VendorWorld) {
  const [edward] = PEOPLE;
  await steps.run('the agent opens the CRM', async () => {
    await browser.setSettings(world.settings);
    await openCrm(page, world.crm.url);
  });
  await steps.run('the agent signs in, the vendor’s line is up', async () => {
    const panel = await stage.panel();
    await stage.press('sign_in');
    await browser.signInAt({ name: edward.login, password: edward.password });
    await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
    await stage.shoot('ready');
  });
}

async function callOut(stage: Stage, world: VendorWorld): Promise<void> {
  const { steps, page } = stage;
  const { customer, number } = somebody();
  await steps.run(`a click on ${number.text} calls ${customer.name}`, async () => {
    await openCrm(page, world.crm.url, `/customers/${customer.id}`);
    await clickNumber(page, number.text);
    await callIs(stage, 'connected', (call) => call.phase === 'connected');
    await stage.shoot('in-call');
  });
  await steps.run('hold and resume', async () => {
    await hold(stage);
    await resume(stage);
  });
  await steps.run('the agent hangs up, and ends the after-call work', async () => {
    await hangUp(stage);
    await stage.press('save_ready');
    const panel = await stage.panel();
    await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
  });
}

async function beCalled(stage: Stage, { company, gateway }: VendorWorld): Promise<void> {
  const { steps } = stage;
  await steps.run('a customer calls, the agent answers on the card', async () => {
    company.ring();
    await callIs(stage, 'ringing', (call) => call.phase === 'ringing');
    await stage.shoot('ringing');
    await answerOnCard(stage);
    await stage.shoot('answered');
  });
  await steps.run('the customer hangs up', async () => {
    company.farHangsUp();
    await callIs(stage, 'ended', (call) => call.phase === 'ended');
    await stage.shoot('ended');
  });
  await steps.run('the gateway’s log has neither key nor number', () => {
    const log = gateway.log.join('\n');
    assert(log.includes('/softphone/session'));
    const secrets = Object.entries(company.settings).flatMap(([key, value]) =>
      /secret|key$/iu.test(key) && typeof value === 'string' ? [value] : [],
    );
    assert(secrets.length > 0);
    for (const word of [...secrets, company.number.slice(3)]) assert(!log.includes(word));
    return Promise.resolve();
  });
}
