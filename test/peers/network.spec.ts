import type { Pbx } from '../../demo/pbx/kamailio';
import { kamailioPath } from '../../demo/pbx/process';
import { bothHear, expect, talking, test } from './harness/far-agent';
import { ownNetworkMissing } from './harness/network';
import type { Agent } from './harness/stage';
import { longIf } from '../long';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');

const WAIT = { timeout: 30_000 };

const ended = async (agent: Agent) =>
  (await agent.callEvents('a')).some(({ type }) => type === 'ended');

/** Offers of ours within the call, since an entry of the proxy's log. */
const offersSince = (pbx: Pbx, from: number) =>
  pbx.log.entries
    .slice(from)
    .filter(
      ({ kind, method, inDialog, from: who }) =>
        kind === 'request' && method === 'INVITE' && inDialog && who === 'edward',
    );

for (const hangsUp of ['customer', 'agent'] as const) {
  test(
    `F4: another network in mid-call: line and audio come back by themselves, and the ${hangsUp} can hang up`,
    longIf(hangsUp === 'agent'),
    async ({ network, pbx, agent, customer }) => {
      await talking({ agent, customer });
      const from = pbx.log.entries.length;
      network.unplug(1);
      network.plug(2);
      await expect.poll(() => offersSince(pbx, from).length, WAIT).toBeGreaterThan(0);
      await bothHear({ agent, customer });
      await agent.lineIs('up');
      expect(await ended(agent)).toBe(false);
      const sources = offersSince(pbx, from).map(({ source }) => source.split(':')[0]);
      expect(sources.at(-1)).toBe(network.address(2));
      if (hangsUp === 'customer') {
        await customer.hangUp(0);
        expect(await agent.endedOnce('a')).toBe('remote-hung-up');
      } else {
        await agent.act('a', { type: 'hang-up' });
        await customer.saw('0 ended');
        expect(await agent.endedOnce('a')).toBe('hung-up');
      }
    },
  );
}

test('F6: UDP blocked for a while: new candidates are offered, and the audio comes back', async ({
  network,
  pbx,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  await agent.measure('a');
  const from = pbx.log.entries.length;
  network.suffers('no-udp');
  await expect.poll(async () => (await agent.quality())?.trouble, WAIT).toBe('reconnecting');
  await expect.poll(() => offersSince(pbx, from).length, WAIT).toBeGreaterThan(0);
  expect(await ended(agent)).toBe(false);
  network.recovers('no-udp');
  await bothHear({ agent, customer });
  await expect.poll(async () => (await agent.quality())?.trouble, WAIT).toBeUndefined();
  expect(await ended(agent)).toBe(false);
});

test('F6: UDP blocked for good: the call ends as cut, and the far end is told', async ({
  network,
  pbx,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  const from = pbx.log.entries.length;
  network.suffers('no-udp');
  await agent.saw('a', 'ended', 60_000);
  expect(await agent.endedOnce('a')).toBe('cut');
  expect(offersSince(pbx, from).length).toBeGreaterThan(1);
  await pbx.waitFor(
    ({ kind, method, from: who }) => kind === 'request' && method === 'BYE' && who === 'edward',
    { from },
  );
});
