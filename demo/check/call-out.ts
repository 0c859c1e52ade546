import { strict as assert } from 'node:assert';
import { CUSTOMERS } from '../crm/customers';
import type { World } from '../world';
import { clickNumber, openCrm } from '../../test/e2e/harness/crm-page';
import type { Customer } from '../../test/e2e/harness/customer';
import type { Stage } from './stage';
import { hangUp } from './talk';

/** A stage with a company and a customer's phone on it. */
export type Scene = Stage & {
  readonly world: World;
  readonly phone: Customer;
  /** Where this agent's browser finds the CRM. */
  readonly crmUrl: string;
};

/** A click in the CRM rings the customer: one more INVITE at the proxy, to the number that is shown. */
export async function ring(scene: Scene): Promise<void> {
  const { steps, page, world, phone, crmUrl } = scene;
  const { customer, number } = somebody();
  const before = world.pbx.invites().length;
  await steps.run(`a click on ${number.text} rings ${customer.name}`, async () => {
    await openCrm(page, crmUrl, `/customers/${customer.id}`);
    await clickNumber(page, number.text);
    await phone.becomes('ringing');
    const invites = world.pbx.invites().slice(before);
    assert.deepEqual(
      invites.map(({ to }) => to),
      [number.e164],
    );
    await scene.shoot('dialling');
  });
}

export async function talk(scene: Scene): Promise<void> {
  const { steps, browser, phone } = scene;
  await steps.run('both talk: sound at the far end, packets at this one', async () => {
    await phone.answer();
    await phone.becomes('talking');
    await Promise.all([phone.hears(), browser.engine.hears()]);
    await scene.shoot('in-call');
  });
}

export async function hangUpAndClose(scene: Scene): Promise<void> {
  await scene.steps.run('the agent hangs up', async () => {
    await hangUp(scene);
    await scene.phone.becomes('idle');
    await scene.shoot('ended');
    await scene.press('done');
  });
}

/** A customer whose number is written with its country code, so that nothing has to be asked. */
export function somebody() {
  const customer = CUSTOMERS.find(({ numbers }) => numbers[0]?.text.startsWith('+86'));
  const number = customer?.numbers[0];
  assert(customer && number);
  return { customer, number };
}
