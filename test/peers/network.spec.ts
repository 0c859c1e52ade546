import { expect, test } from '@playwright/test';
import { startPbx } from '../../demo/pbx/kamailio';
import type { Pbx } from '../../demo/pbx/kamailio';
import { kamailioPath } from '../../demo/pbx/process';
import { OwnNetwork, ownNetworkMissing } from './harness/network';
import { Stage } from './harness/stage';
import type { Agent, BrowserPhone } from './harness/stage';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');
test.setTimeout(120_000);

const CUSTOMER = '+8613800138000';

let network: OwnNetwork;
let agents: Stage;
let customers: Stage;
let pbx: Pbx;
let agent: Agent;
let customer: BrowserPhone;
let undo: (() => unknown)[] = [];

test.beforeEach(async () => {
  network = new OwnNetwork();
  undo = [() => network.remove()];
  network.plug(1);
  agents = await Stage.open(network.chromium());
  undo.unshift(() => agents.close());
  customers = await Stage.open();
  undo.unshift(() => customers.close());
  pbx = await startPbx({ address: network.centre });
  undo.splice(-1, 0, () => pbx.stop());
  agent = await agents.agent(pbx, 5_000);
  customer = await customers.phone(pbx, 'customer', 'customer');
  await agent.talk('a', CUSTOMER);
  await bothHear();
});
test.afterEach(async () => {
  for (const step of undo) await step();
});

async function bothHear(): Promise<void> {
  await expect.poll(() => customer.hears(), { timeout: 30_000 }).toEqual(['agent']);
  await expect.poll(() => agent.hears(), { timeout: 30_000 }).toEqual(['customer']);
}

const ended = async () => (await agent.callEvents('a')).some(({ type }) => type === 'ended');

/** Offers of ours within the call, since an entry of the proxy's log. */
const offersSince = (from: number) =>
  pbx.log.entries
    .slice(from)
    .filter(
      ({ kind, method, inDialog, from: who }) =>
        kind === 'request' && method === 'INVITE' && inDialog && who === 'edward',
    );

for (const hangsUp of ['customer', 'agent'] as const) {
  test(`F4: another network in mid-call: line and audio come back by themselves, and the ${hangsUp} can hang up`, async () => {
    const from = pbx.log.entries.length;
    network.unplug(1);
    network.plug(2);
    await expect.poll(() => offersSince(from).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await bothHear();
    await agent.lineIs('up');
    expect(await ended()).toBe(false);
    const sources = offersSince(from).map(({ source }) => source.split(':')[0]);
    expect(sources.at(-1)).toBe('10.97.43.2');
    if (hangsUp === 'customer') {
      await customer.hangUp(0);
      expect(await agent.endedOnce('a')).toBe('remote-hung-up');
    } else {
      await agent.act('a', { type: 'hang-up' });
      await customer.saw('0 ended');
      expect(await agent.endedOnce('a')).toBe('hung-up');
    }
  });
}

test('F6: UDP blocked for a while: new candidates are offered, and the audio comes back', async () => {
  const from = pbx.log.entries.length;
  network.blockUdp(true);
  await expect.poll(() => offersSince(from).length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await ended()).toBe(false);
  network.blockUdp(false);
  await bothHear();
  expect(await ended()).toBe(false);
});

test('F6: UDP blocked for good: the call ends as cut, and the far end is told', async () => {
  const from = pbx.log.entries.length;
  network.blockUdp(true);
  await agent.saw('a', 'ended', 60_000);
  expect(await agent.endedOnce('a')).toBe('cut');
  expect(offersSince(from).length).toBeGreaterThan(1);
  await pbx.waitFor(
    ({ kind, method, from: who }) => kind === 'request' && method === 'BYE' && who === 'edward',
    { from },
  );
});
