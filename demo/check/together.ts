import type { Settings } from '../../lib/policy/settings';
import { LINES } from '../world';
import type { Customer } from '../../test/e2e/harness/customer';
import { until } from '../../test/e2e/harness/targets';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { sentence } from './stage';
import type { Stage } from './stage';
import { answerOnCard, callIs } from './talk';

type Called = Stage & {
  readonly phone: Customer;
  readonly colleague: Customer;
  /** The customer's own number. */
  readonly number: string;
};

/** What the company keeps for the end of a call. */
export const WRAP_UP: Partial<Settings> = {
  afterCallSeconds: 120,
  dispositions: [
    { id: 'resolved', label: 'Resolved' },
    { id: 'call-back', label: 'Call back' },
  ],
};

/** The call is sent to a colleague at once. */
export async function sendOn(scene: Called): Promise<void> {
  const { steps, phone, colleague } = scene;
  await talkToCustomer(scene);
  await steps.run('blind transfer: the colleague rings', async () => {
    await chooseColleague(scene);
    await scene.press('send_now');
    await colleague.becomes('ringing');
    await scene.shoot('transfer');
  });
  await steps.run('customer and colleague talk, the agent is free', async () => {
    await colleague.answer();
    await callIs(scene, 'transferred', (call) => call.endReason === 'transferred');
    await Promise.all([phone.hears(), colleague.hears()]);
  });
  await wrapUp(scene, 'Sent to support.');
  await phone.hangUp();
  await colleague.becomes('idle');
}

/** The colleague is asked first, all three talk, and the agent leaves the two to each other. */
export async function askFirst(scene: Called): Promise<void> {
  const { steps, browser, phone, colleague } = scene;
  await talkToCustomer(scene);
  await steps.run('consult: the customer waits, the colleague is asked', async () => {
    await chooseColleague(scene);
    await scene.press('ask_first');
    await colleague.becomes('ringing');
    await colleague.answer();
    await Promise.all([colleague.hears(), browser.engine.hears()]);
    await scene.shoot('consult');
  });
  await steps.run('conference: all three hear each other', async () => {
    await scene.press('merge');
    await callIs(scene, 'a conference', (call) => call.conference);
    await Promise.all([phone.hears(), colleague.hears(), browser.engine.hears()]);
    await scene.shoot('conference');
  });
  await steps.run('the agent leaves, the two go on', async () => {
    await scene.press('leave_conference');
    await callIs(scene, 'transferred', (call) => call.endReason === 'transferred');
    await Promise.all([phone.hears(), colleague.hears()]);
  });
  await wrapUp(scene, 'Asked support, joined them.');
  await phone.hangUp();
  await colleague.becomes('idle');
}

async function talkToCustomer(scene: Called): Promise<void> {
  const { steps, phone, number } = scene;
  await steps.run('the customer calls again and is answered', async () => {
    await phone.call(LINES[0].number, { number });
    await answerOnCard(scene);
    await phone.hears();
  });
}

async function chooseColleague(scene: Called): Promise<void> {
  const panel = await scene.panel();
  await scene.press('transfer');
  await panel.getByRole('textbox', { name: sentence('target_field') }).fill(LINES[1].number);
}

/** What is to be written after a call, by the keyboard. */
export async function wrapUp(scene: Stage, note: string): Promise<void> {
  const { steps, browser } = scene;
  await steps.run('wrap-up: disposition by key, a note, ready again', async () => {
    const panel = await scene.panel();
    await panel.getByRole('heading', { name: sentence('wrap_up_title') }).waitFor();
    await panel.keyboard.press('1');
    await panel.getByRole('textbox').first().fill(note);
    await scene.shoot('wrap-up');
    await scene.press('save_ready');
    await until(async () => {
      const { wrapUps, agent } = await browser.snapshot<Snapshot>();
      return wrapUps.length === 0 && agent.duty === 'ready';
    }, 'a saved wrap-up');
  });
}
