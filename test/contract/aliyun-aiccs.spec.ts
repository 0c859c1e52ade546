import { expect } from '@playwright/test';
import { Driver } from './harness/driver';
import { talks } from './harness/kinds';
import { test as base } from './harness/stage';
import { aiccsRig } from './harness/vendors/vendor-rig';
import type { VendorRig } from './harness/vendors/vendor-rig';
import type { AiccsCompany } from '../peers/aliyun-aiccs/company';

const AGENT = 'edward@example.com';

const test = base.extend<{ rig: VendorRig<AiccsCompany>; driver: Driver }>({
  rig: async ({ bench }, use) => {
    const rig = await aiccsRig(bench);
    await use(rig);
    await rig.stop();
  },
  driver: async ({ bench, rig }, use) => {
    const driver = new Driver(bench);
    await driver.open(rig.config, rig.credentials);
    await driver.lineIs('up');
    await use(driver);
    await driver.abort();
  },
});

/** What the far end of the one call hears: packets, and their energy so far. */
async function farEar(driver: Driver): Promise<{ packets: number; energy: number }> {
  const frame = driver.page.frames()[1];
  if (!frame) throw new Error('the softphone is not framed');
  return frame.evaluate(async () => {
    const { opened } = window as unknown as { opened: { connections: RTCPeerConnection[] } };
    const stats = await opened.connections.at(-1)?.getStats();
    const all = [...((stats?.values() ?? []) as Iterable<Record<string, unknown>>)];
    const heard = all.find((one) => one['type'] === 'inbound-rtp');
    return {
      packets: Number(heard?.['packetsReceived'] ?? 0),
      energy: Number(heard?.['totalAudioEnergy'] ?? 0),
    };
  });
}

test('numbers go out as China dials them, and the chosen one is shown', async ({ driver, rig }) => {
  const numbers = await driver.ask({ about: 'caller-numbers' });
  expect(numbers).toContainEqual({ number: '+862161230001', region: 'CN' });
  await driver.talk('a', '+8613188888888', { from: '+862161230001' });
  expect(rig.company.sdk.dialled).toEqual(['13188888888 from 02161230001']);
});

test('a token that grows old in a call is replaced, and the call goes on', async ({
  driver,
  rig,
}) => {
  await driver.talk('a', rig.number);
  const asked = rig.company.simulator.heard.entries.length;
  rig.company.sdk.expire();
  const { answer } = await rig.company.simulator.heard.waitFor(
    ({ action }) => action === 'token_exchange',
    { from: asked },
  );
  expect(answer?.status).toBe(200);
  await talks(driver);
  // Only with the new token does the vendor do what it is asked.
  await driver.act('a', { type: 'hold' });
  await driver.saw('a', 'held');
  await driver.act('a', { type: 'hang-up' });
  expect(await driver.endedOnce('a')).toBe('hung-up');
});

test('muted by the page itself: the far end hears silence, and then the agent again', async ({
  driver,
  rig,
}) => {
  await driver.talk('a', rig.number);
  const start = await farEar(driver);
  await expect.poll(async () => (await farEar(driver)).energy).toBeGreaterThan(start.energy);
  await driver.act('a', { type: 'mute' });
  await driver.saw('a', 'muted');
  const silent = async () => {
    const before = await farEar(driver);
    await expect
      .poll(async () => (await farEar(driver)).packets)
      .toBeGreaterThan(before.packets + 50);
    return (await farEar(driver)).energy - before.energy;
  };
  await expect.poll(silent).toBe(0);
  await driver.act('a', { type: 'unmute' });
  const muted = await farEar(driver);
  await expect.poll(async () => (await farEar(driver)).energy).toBeGreaterThan(muted.energy);
});

test('a break of the vendor’s own kinds is one of those there', async ({ driver, rig }) => {
  await driver.setDuty({ state: 'break', reason: '3' });
  await expect.poll(() => rig.company.simulator.centre.agents.get(AGENT)?.restType).toBe(3);
  await expect
    .poll(async () => (await driver.events()).filter(({ type }) => type === 'duty').at(-1))
    .toMatchObject({ duty: { state: 'break', reason: '3' } });
});

test('what cannot be asked for is told as it stays', async ({ driver }) => {
  await driver.setDuty({ state: 'after-call' });
  await expect
    .poll(async () =>
      (await driver.events()).flatMap((event) => (event.type === 'duty' ? [event.duty.state] : [])),
    )
    .toEqual(['ready', 'ready']);
});

test('a call is sent to a telephone, shown to come from our number', async ({ driver, rig }) => {
  await driver.talk('a', rig.number);
  await driver.act('a', { type: 'transfer', to: '+8613199999999' });
  expect(await driver.endedOnce('a')).toBe('transferred');
  const [call] = rig.company.simulator.centre.calls.values();
  expect(call?.result).toBe('transferAgent');
});
