import { expect } from '@playwright/test';
import type { ProviderKind } from '../../lib/messaging/protocol';
import { Driver } from './harness/driver';
import { hostedRig, missing, practiceRig, sipRig } from './harness/rigs';
import type { Rig } from './harness/rigs';
import { test as base } from './harness/stage';
import { opened } from './harness/watch';

const KINDS: readonly ProviderKind[] = ['practice', 'sip', 'hosted'];

const test = base.extend<{ kind: ProviderKind; rig: Rig; driver: Driver }>({
  kind: ['practice', { option: true }],
  rig: async ({ kind, peer, bench }, use) => {
    const rig = await {
      practice: practiceRig,
      sip: () => sipRig(peer),
      hosted: () => hostedRig(bench),
    }[kind]();
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

/** Two-way audio: packets go and come, and what comes is not silence. */
async function talks(driver: Driver): Promise<void> {
  const before = await opened(driver.page);
  await expect
    .poll(async () => {
      const now = await opened(driver.page);
      return (
        now.sent > before.sent + 25 &&
        now.received > before.received + 25 &&
        now.energy > before.energy
      );
    })
    .toBe(true);
}

for (const kind of KINDS) {
  test.describe(`${kind} keeps the contract:`, () => {
    test.use({ kind });
    test.skip(() => missing(kind) !== undefined, missing(kind) ?? '');

    test('a dialled call rings, connects with audio both ways, and ends once', async ({
      driver,
      rig,
    }) => {
      expect(await driver.dial('a', rig.number)).toBe('ok');
      await driver.saw('a', 'connected');
      await talks(driver);
      await driver.act('a', { type: 'hang-up' });
      await driver.act('a', { type: 'hang-up' });
      expect(await driver.endedOnce('a')).toBe('hung-up');
      expect((await opened(driver.page)).liveTracks).toBe(0);
    });

    test('a received call is answered, talks, and ends once', async ({ driver, rig }) => {
      await rig.ring(driver);
      const call = await driver.offered();
      expect(call.line?.queue).toBeTruthy();
      await driver.act(call.id, { type: 'answer' });
      await driver.act(call.id, { type: 'answer' });
      await driver.saw(call.id, 'connected');
      await talks(driver);
      await driver.act(call.id, { type: 'hang-up' });
      expect(await driver.endedOnce(call.id)).toBe('hung-up');
      expect((await driver.callEvents(call.id)).map((event) => event.type)).toEqual([
        'answering',
        'connected',
        'ended',
      ]);
    });

    test('a received call is rejected without opening the microphone', async ({ driver, rig }) => {
      await rig.ring(driver);
      const { id } = await driver.offered();
      await driver.act(id, { type: 'reject' });
      expect(await driver.endedOnce(id)).toBe('declined');
      expect((await opened(driver.page)).liveTracks).toBe(0);
    });

    test('the far end hangs up', async ({ driver, rig }) => {
      test.skip(!rig.farHangsUp, 'this far end never hangs up');
      await driver.dial('a', rig.number);
      await driver.saw('a', 'connected');
      await rig.farHangsUp?.(driver);
      expect(await driver.endedOnce('a')).toBe('remote-hung-up');
      expect((await opened(driver.page)).liveTracks).toBe(0);
    });

    test('a dialled call is cancelled before it is answered', async ({ driver, rig }) => {
      void driver.dial('a', rig.number);
      await driver.act('a', { type: 'hang-up' });
      await expect
        .poll(async () => {
          await driver.act('a', { type: 'hang-up' });
          return (await opened(driver.page)).liveTracks;
        })
        .toBe(0);
      const ends = (await driver.callEvents('a')).filter((event) => event.type === 'ended');
      expect(ends.length).toBeLessThanOrEqual(1);
    });

    test('hold, resume, mute and tones; each told once, however often asked', async ({
      driver,
      rig,
    }) => {
      await driver.dial('a', rig.number);
      await driver.saw('a', 'connected');
      for (const type of ['hold', 'hold', 'resume', 'resume', 'mute', 'mute'] as const) {
        await driver.act('a', { type });
      }
      await driver.act('a', { type: 'unmute' });
      expect(await driver.act('a', { type: 'dtmf', tones: '1,#' })).toBe('ok');
      const told = (await driver.callEvents('a')).flatMap((event) =>
        event.type === 'held' || event.type === 'muted'
          ? [`${event.type} ${String(event.on)}`]
          : [],
      );
      expect(told).toEqual(['held true', 'held false', 'muted true', 'muted false']);
      await talks(driver);
    });

    test('the same id is dialled once; unknown calls are ignored', async ({ driver, rig }) => {
      await Promise.all([driver.dial('a', rig.number), driver.dial('a', rig.number)]);
      await driver.saw('a', 'connected');
      expect((await opened(driver.page)).liveTracks).toBe(1);
      expect(await driver.act('nobody', { type: 'hang-up' })).toBe('ok');
      expect(await driver.callEvents('nobody')).toEqual([]);
    });

    test('abort closes microphone and connections, and nothing is told after', async ({
      driver,
      rig,
    }) => {
      await driver.dial('a', rig.number);
      await driver.saw('a', 'connected');
      await driver.abort();
      await expect
        .poll(async () => {
          const { liveTracks, liveConnections } = await opened(driver.page);
          return liveTracks + liveConnections;
        })
        .toBe(0);
      await driver.endedOnce('a');
    });
  });
}
