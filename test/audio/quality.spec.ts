import { expect, test } from '@playwright/test';
import { openLab } from './harness/stage';
import type { Lab } from './harness/stage';

let lab: Lab;

test.beforeEach(async () => {
  lab = await openLab(['--use-fake-device-for-media-stream']);
});

test.afterEach(() => lab.close());

function last(id: string) {
  return lab.page.evaluate(
    (one) => window.lab.qualities.filter((told) => told.id === one).at(-1)?.quality,
    id,
  );
}

test('a call within one machine is good: codec, route, loss and score are those of the browser', async () => {
  await lab.page.evaluate(async () => {
    await window.lab.call('anna', 1_000);
    window.lab.measure();
  });
  await expect
    .poll(() => lab.page.evaluate(() => window.lab.qualities.length), { timeout: 20_000 })
    .toBeGreaterThan(3);
  const good = { level: 'good', codec: 'opus', route: 'host udp', lossIn: 0 };
  // A machine that is busy for a moment sounds so, and the next second is another.
  await expect(async () => {
    const told = await last('anna');
    expect(told).toMatchObject(good);
    expect(told).not.toHaveProperty('trouble');
    expect(told?.mos).toBeGreaterThan(4.3);
    expect(told?.mos).toBeLessThanOrEqual(4.41);
    expect(told?.roundTripMs).toBeLessThan(200);
  }).toPass({ timeout: 90_000 });
  const summary = await lab.page.evaluate(() => window.lab.summary('anna'));
  expect(summary).toMatchObject({ level: 'good', codec: 'opus', route: 'host udp', lossIn: 0 });
});

test('a far end that sends nothing any more, and a microphone that gives nothing, are told', async () => {
  await lab.page.evaluate(async () => {
    await window.lab.call('mute-mic', 1_000, false);
    await window.lab.call('gone', 1_000);
    window.lab.measure();
    await window.lab.farStops('gone');
  });
  await expect
    .poll(async () => (await last('gone'))?.trouble, { timeout: 30_000 })
    .toBe('nothing-heard');
  expect((await last('gone'))?.level).toBe('poor');
  await expect
    .poll(async () => (await last('mute-mic'))?.trouble, { timeout: 40_000 })
    .toBe('silent-microphone');
});
