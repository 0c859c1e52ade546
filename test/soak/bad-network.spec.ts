import { kamailioPath } from '../../demo/pbx/process';
import { bothHear, expect, missedBy, talking, test } from '../peers/harness/far-agent';
import { ownNetworkMissing } from '../peers/harness/network';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');
test.setTimeout(180_000);

/** Its short sibling, with four times the loss, is in test/peers/bad-network.spec.ts. */
test('F6: 5 % of all packets are lost: the agent is told of loss, until it is over', async ({
  network,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  await agent.measure('a');
  const missed = await missedBy(customer, async () => {
    network.suffers('loss-5');
    await agent.qualityIs({ level: 'fair', trouble: 'loss' });
    network.recovers('loss-5');
  });
  expect(missed).toBeGreaterThan(0.01);
  expect(missed).toBeLessThan(0.12);
  await agent.qualityIs({ level: 'good' });
  await bothHear({ agent, customer });
});
