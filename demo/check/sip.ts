import { strict as assert } from 'node:assert';
import { PEOPLE } from '../accounts';
import { CUSTOMERS } from '../crm/customers';
import { LINES, startWorld } from '../world';
import { clickNumber, openCrm } from '../../test/e2e/harness/crm-page';
import { Customer } from '../../test/e2e/harness/customer';
import type { Stage } from './stage';
import { sentence } from './stage';
import { answerOnCard, cardSays, hangUp, hold, resume } from './talk';

/** The main job over a real proxy, a real identity provider and a second phone. */
export async function walkSip(stage: Stage): Promise<void> {
  const { steps, browser, page } = stage;
  const world = await steps.run('identity provider, PBX and CRM are up', () => startWorld());
  let customer: Customer | undefined;
  try {
    customer = await walk(stage, world);
  } finally {
    await customer?.close();
    await world.stop();
  }

  async function walk(at: Stage, { crm, pbx, settings, customerPhone }: typeof world) {
    const [person] = PEOPLE;
    const called = CUSTOMERS.find(({ numbers }) => numbers[0]?.text.startsWith('+86'));
    const number = called?.numbers[0];
    assert(person && called && number);

    const phone = await steps.run('the customer’s phone is on line', () =>
      Customer.open(customerPhone.url),
    );
    customer = phone;
    await steps.run('the agent opens the CRM', async () => {
      await browser.setSettings(settings);
      await openCrm(page, crm.url);
    });
    await steps.run('the side panel opens', async () => {
      const panel = await at.panel();
      await panel.getByRole('button', { name: sentence('sign_in'), exact: true }).waitFor();
      await at.shoot('set-up');
    });
    await steps.run('the agent signs in', async () => {
      await at.press('sign_in');
      await browser.signInAt({ name: person.login, password: person.password });
      const panel = await at.panel();
      await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
      assert.equal((await pbx.registrations(person.phone)).length, 1);
      await at.shoot('ready');
    });
    await steps.run(`a click on ${number.text} rings ${called.name}`, async () => {
      await openCrm(page, crm.url, `/customers/${called.id}`);
      await clickNumber(page, number.text);
      await phone.becomes('ringing');
      assert.equal(pbx.invites().length, 1);
      assert.equal(pbx.invites()[0]?.to, number.e164);
      await at.shoot('dialling');
    });
    await steps.run('both talk: sound at the far end, packets at this one', async () => {
      await phone.answer();
      await phone.becomes('talking');
      await Promise.all([phone.hears(), browser.engine.hears()]);
      await at.shoot('in-call');
    });
    await steps.run('the agent hangs up', async () => {
      await hangUp(at);
      await phone.becomes('idle');
      await at.shoot('ended');
      await at.press('done');
    });
    await steps.run(`${called.name} calls: the card says who`, async () => {
      await phone.call(LINES[0].number, { number: number.e164 });
      await cardSays(at, called.name);
      await at.shoot('ringing');
    });
    await steps.run('the agent answers on the card, both talk', async () => {
      await answerOnCard(at);
      await Promise.all([phone.hears(), browser.engine.hears()]);
      await at.shoot('answered');
    });
    await steps.run('hold', async () => {
      await hold(at);
      await at.shoot('on-hold');
    });
    await steps.run('resume: both hear each other again', async () => {
      await resume(at);
      await Promise.all([phone.hears(), browser.engine.hears()]);
    });
    await steps.run('the agent hangs up', async () => {
      await hangUp(at);
      await phone.becomes('idle');
    });
    return phone;
  }
}
