import type { Pbx } from '../../demo/pbx/kamailio';
import type { Agent, Stage } from './harness/stage';
import { expect, test } from './harness/trio';

/** Longer than what counts as a sleep. */
const SLEEP_MS = 7_000;

const states = async (agent: Agent) => (await agent.lines()).map(({ state }) => state);

/**
 * When the proxy got the REGISTER that it has accepted, ms since 1970. It logs an answer only after it
 * has sent it, and a phone on the same machine may be faster than that.
 */
async function lastRegister(pbx: Pbx, from: number): Promise<number> {
  await pbx.waitFor(
    ({ kind, method, status }) => kind === 'own-reply' && method === 'REGISTER' && status === 200,
    { from },
  );
  const requests = pbx.log.entries
    .slice(from)
    .filter(({ kind, method }) => kind === 'request' && method === 'REGISTER');
  return requests.at(-1)?.at ?? NaN;
}

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
  const asked = await lastRegister(pbx, from);
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
  const asked = await lastRegister(pbx, from);
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
