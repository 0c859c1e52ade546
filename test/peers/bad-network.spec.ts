import { kamailioPath } from '../../demo/pbx/process';
import { bothHear, expect, KEEP_ALIVE_MS, missedBy, talking, test } from './harness/far-agent';
import { narrowLineMissing, ownNetworkMissing } from './harness/network';
import { notInstalled } from './harness/program';
import { startTurn } from './harness/turn';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');

const WAIT = { timeout: 40_000 };

// 5 %: test/soak/bad-network.spec.ts.
test('F6: 20 % of all packets are lost: the agent is told of loss, until it is over', async ({
  network,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  await agent.measure('a');
  const missed = await missedBy(customer, async () => {
    network.suffers('loss-20');
    await agent.qualityIs({ level: 'poor', trouble: 'loss' });
    // The customer reports it, too.
    await expect.poll(async () => (await agent.quality())?.lossOut, WAIT).toBeGreaterThan(0);
    network.recovers('loss-20');
  });
  expect(missed).toBeGreaterThan(0.1);
  expect(missed).toBeLessThan(0.35);
  await agent.qualityIs({ level: 'good' });
  await bothHear({ agent, customer });
});

test('F6: 64 kbit/s are too few for a call in Opus: the agent is told, and the call outlives it', async ({
  network,
  agent,
  customer,
  pbx,
}) => {
  test.skip(narrowLineMissing() !== undefined, narrowLineMissing() ?? '');
  await talking({ agent, customer });
  await agent.measure('a');
  const missed = await missedBy(customer, async () => {
    network.narrows(64);
    await agent.qualityIs({ level: 'poor', trouble: 'delay' });
    await expect.poll(async () => (await customer.counts()).lost, WAIT).toBeGreaterThan(0);
    network.widens();
  });
  expect(missed).toBeGreaterThan(0);
  await bothHear({ agent, customer });
  await agent.lineIs('up', 40_000);
  const events = await agent.callEvents('a');
  expect(events.map(({ type }) => type)).not.toContain('ended');
  await customer.hangUp(0);
  await agent.saw('a', 'ended', 40_000);
  const how = await agent.endedOnce('a');
  if (how === 'remote-hung-up') return;
  // The starved socket was given up with the BYE in it: that the far end is gone is found out.
  expect(how).toBe('cut');
  await pbx.waitFor(
    ({ kind, method, status }) => kind === 'reply' && method === 'INVITE' && status === 481,
  );
});

test('F6: UDP is blocked in a call, and there is TURN over TCP: the call goes on over it', async ({
  network,
  agents,
  pbx,
  customer,
}) => {
  test.skip(notInstalled('turnserver') !== undefined, notInstalled('turnserver') ?? '');
  const turn = await startTurn(network.centre);
  try {
    const agent = await agents.agent(pbx, KEEP_ALIVE_MS, [turn.iceServer]);
    await talking({ agent, customer });
    await agent.measure('a');
    expect(turn.relays((await customer.counts()).from.port)).toBe(false);
    network.suffers('no-udp');
    await expect.poll(async () => (await agent.quality())?.route, WAIT).toBe('relay tcp');
    await bothHear({ agent, customer });
    expect(turn.relays((await customer.counts()).from.port)).toBe(true);
    await customer.hangUp(0);
    expect(await agent.endedOnce('a')).toBe('remote-hung-up');
    await agent.abort();
    await agent.page.context().close();
  } finally {
    await turn.stop();
  }
});
