import type { Agent, Stage } from './harness/stage';
import { acceptedRegister } from './harness/register-log';
import { sleepsBeforeTheAnswer, sleepsPastExpiry } from './harness/sleep';
import { expect, test } from './harness/trio';

/** Longer than what counts as a sleep. */
const SLEEP_MS = 7_000;

const states = async (agent: Agent) => (await agent.lines()).map(({ state }) => state);

async function sleep(stage: Stage, during: () => Promise<void> = () => Promise.resolve()) {
  const wake = stage.freeze();
  await Promise.all([during(), new Promise((resolve) => setTimeout(resolve, SLEEP_MS))]);
  wake();
}

test('F10: after a sleep the line is up only once a REGISTER has been answered', async ({
  agent,
  pbx,
  stage,
}) => {
  expect(await states(agent)).toEqual(['connecting', 'up']);
  const from = pbx.log.entries.length;
  await sleep(stage);
  await expect.poll(() => states(agent)).toEqual(['connecting', 'up', 'connecting', 'up']);
  const asked = await acceptedRegister(pbx, from);
  const [, , asleep, awake] = (await agent.events()).filter(({ type }) => type === 'line');
  expect(asleep?.at).toBeLessThanOrEqual(asked);
  expect(awake?.at).toBeGreaterThanOrEqual(Math.floor(asked));
});

test('F10: a registration that was lost during the sleep is made anew before the line is up', async ({
  agent,
  pbx,
  stage,
}) => {
  const from = pbx.log.entries.length;
  await sleep(stage, () => pbx.restart());
  await expect.poll(async () => (await states(agent)).slice(2).at(-1)).toBe('up');
  const asked = await acceptedRegister(pbx, from);
  expect(await pbx.registrations('edward')).toHaveLength(1);
  const up = (await agent.events()).findLast(({ type }) => type === 'line');
  expect(up?.at).toBeGreaterThanOrEqual(Math.floor(asked));
});

test('F10: a call outlives the sleep of a few seconds', async ({ agent, customer, stage }) => {
  await agent.talk('a', '+8613800138000');
  await sleep(stage);
  await expect.poll(() => states(agent)).toEqual(['connecting', 'up', 'connecting', 'up']);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await expect.poll(() => agent.hears()).toEqual(['customer']);
});

test.describe('a registration that lasts eight seconds', () => {
  test.use({ pbxOptions: { registrationSeconds: 8 } });
  test('F10: it runs out during the sleep: the line is up only once a new one is accepted', async ({
    agent,
    customer,
    pbx,
    stage,
  }) => {
    await sleepsPastExpiry(SLEEP_MS, { agent, pbx, stage });
    await customer.call('sip:+862155550100@sidetone.test');
    await agent.offered();
  });

  test(
    'F10: an answer from before the sleep proves nothing: the line is up only by a new one',
    { tag: '@long' },
    async ({ agent, pbx }) => {
      await sleepsBeforeTheAnswer(SLEEP_MS, { agent, pbx });
    },
  );
});

test('F5: a server that falls silent is found by a round trip at the interval that was set', async ({
  stage,
  pbx,
}) => {
  const agent = await stage.agent(pbx, 2_000);
  pbx.pause();
  const silent = Date.now();
  await agent.lineIs('down', 20_000);
  const down = (await agent.events()).findLast(({ type }) => type === 'line');
  expect((down?.at ?? Infinity) - silent).toBeLessThan(7_000);
  pbx.resume();
  await agent.lineIs('up', 20_000);
  await agent.abort();
  await agent.page.context().close();
});

test('F5: hold while the socket is lost comes when it is back, and the call talks all the while', async ({
  agent,
  customer,
  pbx,
}) => {
  await agent.talk('a', '+8613800138000');
  await pbx.dropSockets();
  await agent.act('a', { type: 'hold' });
  // The customer's phone is gone for a while, too.
  await customer.saw('0 hold by remote', 25_000);
  await agent.act('a', { type: 'resume' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
});
