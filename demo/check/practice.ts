import { startCrm } from '../crm/server';
import { clickNumber, openCrm } from '../../test/e2e/harness/crm-page';
import { somebody } from './call-out';
import { sentence } from './stage';
import type { Stage } from './stage';
import { answerOnCard, callIs, hangUp, hold, resume } from './talk';

/** The main job with no account and no call centre: the practice line plays the customer. */
export async function walkPractice(stage: Stage): Promise<void> {
  const { steps, browser, page } = stage;
  const crm = await startCrm();
  try {
    const { customer, number } = somebody();
    await steps.run('the agent opens the CRM', () => openCrm(page, crm.url));
    await steps.run('the side panel opens, ready without an account', async () => {
      const panel = await stage.panel();
      await panel.getByText(sentence('state_ready'), { exact: true }).first().waitFor();
      await stage.shoot('ready');
    });
    await steps.run(`a click on ${number.text} calls`, async () => {
      await openCrm(page, crm.url, `/customers/${customer.id}`);
      await clickNumber(page, number.text);
      await callIs(stage, 'connected', (call) => call.phase === 'connected');
      await browser.engine.hears();
      await stage.shoot('in-call');
    });
    await steps.run('the agent hangs up, and ends the after-call work', async () => {
      await hangUp(stage);
      await stage.press('save_ready');
    });
    await steps.run('“Ring me” rings, on the card, too', async () => {
      await stage.press('ring_me');
      await callIs(stage, 'ringing', (call) => call.phase === 'ringing');
      await stage.shoot('ringing');
    });
    await steps.run('the agent answers on the card', async () => {
      await answerOnCard(stage);
      await browser.engine.hears();
      await stage.shoot('answered');
    });
    await steps.run('hold', async () => {
      await hold(stage);
      await stage.shoot('on-hold');
    });
    await steps.run('resume', async () => {
      await resume(stage);
      await browser.engine.hears();
    });
    await steps.run('the agent hangs up', () => hangUp(stage));
  } finally {
    await crm.stop();
  }
}
