import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEngine } from './fake-engine';

const settle = () => vi.advanceTimersByTimeAsync(0);
const NUMBER = '+12025550143';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine in a call, `a`. */
async function talking(): Promise<FakeEngine> {
  const rig = new FakeEngine();
  rig.start(['hold', 'mute', 'dtmf', 'transfer', 'consult']);
  rig.command({ type: 'dial', call: 'a', number: NUMBER });
  await settle();
  rig.provider.connect('a');
  await settle();
  return rig;
}

test('dialling holds the call that is up; resuming it holds the second one', async () => {
  const rig = await talking();
  rig.command({ type: 'dial', call: 'b', number: NUMBER });
  await settle();
  expect(rig.provider.asked.slice(-2)).toEqual(['hold a', `dial b ${NUMBER}`]);
  rig.provider.connect('b');
  rig.act('a', { type: 'resume' });
  await settle();
  expect(rig.provider.asked.slice(-2)).toEqual(['hold b', 'resume a']);
  expect(rig.call('a')?.heldByUs).toBe(false);
  expect(rig.call('b')?.heldByUs).toBe(true);
});

test('where holding fails, nobody else is let in', async () => {
  const rig = await talking();
  rig.provider.holds = false;
  rig.command({ type: 'dial', call: 'b', number: NUMBER });
  rig.provider.offer('c');
  rig.act('c', { type: 'answer' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(rig.call('b')).toMatchObject({ phase: 'ended', endReason: 'failed' });
  expect(rig.call('c')).toMatchObject({ phase: 'ringing' });
  expect(rig.provider.asked.filter((one) => /^dial b|^answer/u.test(one))).toEqual([]);
});

test('a call that opens by itself is the one that is open', async () => {
  const rig = await talking();
  rig.provider.offer('b');
  rig.provider.connect('b');
  await settle();
  expect(rig.call('a')?.heldByUs).toBe(true);
  rig.provider.tells('a', { type: 'held', by: 'us', on: false, at: 7 });
  await settle();
  expect(rig.call('a')?.heldByUs).toBe(false);
  expect(rig.call('b')?.heldByUs).toBe(true);
});

test('what a dial is for goes to the call centre, and onto the call', async () => {
  const rig = await talking();
  const options = { from: '+12025550100', skillGroup: 'sales', consultFor: 'a' };
  rig.command({ type: 'dial', call: 'b', number: '1001', options });
  await settle();
  expect(rig.call('b')?.consultFor).toBe('a');
  expect(rig.provider.asked.at(-1)).toBe(`dial b 1001 ${JSON.stringify(options)}`);
});

test('a consultation about a call that is over is a plain call', async () => {
  const rig = await talking();
  rig.act('a', { type: 'hang-up' });
  await settle();
  rig.command({ type: 'dial', call: 'b', number: '1001', options: { consultFor: 'a' } });
  await settle();
  expect(rig.call('b')).toMatchObject({ phase: 'dialling' });
  expect(rig.call('b')?.consultFor).toBeUndefined();
  expect(rig.provider.asked.at(-1)).toBe('dial b 1001');
});

test.each(['connected', 'not yet'])(
  'cancelling a consultation, %s, hangs it up and takes the first call back',
  async (when) => {
    const rig = await talking();
    rig.command({ type: 'dial', call: 'b', number: '1001', options: { consultFor: 'a' } });
    await settle();
    if (when === 'connected') rig.provider.connect('b');
    rig.act('b', { type: 'cancel-transfer' });
    await settle();
    expect(rig.provider.asked.slice(-2)).toEqual(['hang-up b', 'resume a']);
    expect(rig.call('b')?.phase).toBe('ended');
    expect(rig.call('a')).toMatchObject({ phase: 'connected', heldByUs: false });
  },
);

test('completing asks the call centre to join the two', async () => {
  const rig = await talking();
  rig.command({ type: 'dial', call: 'b', number: '1001', options: { consultFor: 'a' } });
  await settle();
  rig.act('a', { type: 'complete-transfer', with: 'b' });
  await settle();
  expect(rig.provider.asked.at(-1)).toBe('complete-transfer a');
  expect(rig.call('a')?.endReason).toBe('transferred');
});

test('a command for a call that has ended does nothing', async () => {
  const rig = await talking();
  rig.act('a', { type: 'hang-up' });
  await settle();
  const before = rig.provider.asked.length;
  for (const type of ['hold', 'resume', 'mute', 'answer', 'split', 'cancel-transfer'] as const) {
    rig.act('a', { type });
  }
  rig.act('a', { type: 'merge', with: 'b' });
  rig.act('nobody', { type: 'merge', with: 'a' });
  await settle();
  expect(rig.provider.asked).toHaveLength(before);
  expect(rig.complaints).toEqual([]);
});
