import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEngine } from './fake-engine';

const settle = () => vi.advanceTimersByTimeAsync(0);
const NUMBER = '+12025550143';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine with these calls, the last of which is open. */
async function withCalls(local: boolean, ...ids: string[]): Promise<FakeEngine> {
  const rig = new FakeEngine();
  rig.start(['hold', 'mute', 'conference']);
  await settle();
  rig.provider.local = local;
  for (const call of ids) {
    rig.command({ type: 'dial', call, number: NUMBER });
    await settle();
    rig.provider.connect(call);
    await settle();
  }
  return rig;
}

async function merged(...ids: string[]): Promise<FakeEngine> {
  const rig = await withCalls(true, ...ids);
  for (const one of ids.slice(1)) {
    rig.act('a', { type: 'merge', with: one });
    await settle();
  }
  return rig;
}

test('two calls are mixed here, open, and told as together', async () => {
  const rig = await merged('a', 'b');
  for (const id of ['a', 'b']) {
    expect(rig.call(id)).toMatchObject({ conference: true, heldByUs: false });
  }
  expect(rig.mixed).toEqual(['unmute', 'a+b']);
  expect(rig.provider.asked.slice(-1)).toEqual(['resume a']);
});

test('never were two open side by side, in any state that was told', async () => {
  const rig = await merged('a', 'b');
  rig.act('b', { type: 'split' });
  await settle();
  for (const message of rig.sent) {
    if (message.type !== 'state') continue;
    const open = message.state.calls.filter((one) => one.phase === 'connected' && !one.heldByUs);
    const told = open.map((one) => `${one.id} ${one.conference ? 'together' : 'alone'}`);
    if (open.length > 1) expect(told).toEqual(['a together', 'b together']);
  }
});

test('a third joins; when one ends, the others go on; when another ends, it is a plain call', async () => {
  const rig = await merged('a', 'b', 'c');
  expect(rig.mixed.at(-1)).toBe('a+b+c');
  rig.act('b', { type: 'hang-up' });
  await settle();
  expect(rig.mixed.at(-1)).toBe('a+c');
  rig.provider.tells('a', { type: 'ended', reason: 'remote-hung-up', at: 9 });
  await settle();
  expect(rig.mixed.at(-1)).toBe('');
  expect(rig.call('c')).toMatchObject({ phase: 'connected', conference: false, heldByUs: false });
});

test('splitting holds that call and leaves the other open', async () => {
  const rig = await merged('a', 'b');
  rig.act('a', { type: 'split' });
  await settle();
  expect(rig.mixed.at(-1)).toBe('');
  expect(rig.call('a')).toMatchObject({ conference: false, heldByUs: true });
  expect(rig.call('b')).toMatchObject({ conference: false, heldByUs: false });
});

test('muting is of the mixture, told for every member, and outlives it', async () => {
  const rig = await merged('a', 'b');
  rig.act('b', { type: 'mute' });
  await settle();
  expect(rig.mixed.at(-1)).toBe('mute');
  expect(rig.provider.asked).not.toContain('mute b');
  expect([rig.call('a')?.muted, rig.call('b')?.muted]).toEqual([true, true]);
  rig.provider.tells('a', { type: 'muted', on: false });
  expect(rig.call('a')?.muted).toBe(true);
  rig.act('a', { type: 'split' });
  await settle();
  expect(rig.provider.asked).toEqual(expect.arrayContaining(['mute a', 'mute b']));
  expect([rig.call('a')?.muted, rig.call('b')?.muted]).toEqual([true, true]);
});

test('a muted call makes a mute conference, and its own track is let go after it is mixed', async () => {
  const rig = await withCalls(true, 'a', 'b');
  rig.act('b', { type: 'mute' });
  await settle();
  rig.act('b', { type: 'merge', with: 'a' });
  await settle();
  expect(rig.mixed).toEqual(['mute', 'b+a']);
  expect(rig.provider.asked.at(-1)).toBe('unmute b');
  expect([rig.call('a')?.muted, rig.call('b')?.muted]).toEqual([true, true]);
});

test('answering another call ends the conference and holds all of it', async () => {
  const rig = await merged('a', 'b');
  rig.provider.offer('c');
  rig.act('c', { type: 'answer' });
  await settle();
  expect(rig.mixed.at(-1)).toBe('');
  for (const id of ['a', 'b']) {
    expect(rig.call(id)).toMatchObject({ conference: false, heldByUs: true });
  }
  expect(rig.call('c')?.phase).toBe('connecting');
});

test('a call centre with its own media mixes and splits itself', async () => {
  const rig = await withCalls(false, 'a', 'b');
  rig.act('a', { type: 'merge', with: 'b' });
  await settle();
  expect(rig.provider.asked.at(-1)).toBe('merge a');
  expect(rig.call('a')).toMatchObject({ conference: true, heldByUs: false });
  expect(rig.call('b')).toMatchObject({ conference: true, heldByUs: false });
  rig.act('b', { type: 'split' });
  await settle();
  expect(rig.call('b')).toMatchObject({ conference: false, heldByUs: true });
  expect(rig.call('a')).toMatchObject({ conference: false, heldByUs: false });
  expect(rig.mixed).toEqual([]);
});

test('when the call centre is left, the mixture is let go', async () => {
  const rig = await merged('a', 'b');
  rig.engine.hear({ type: 'configure', config: null });
  await settle();
  expect(rig.mixed.at(-1)).toBe('');
  expect(rig.call('a')).toMatchObject({ endReason: 'line-lost', conference: false });
});

test('a member whose far end was transferred is mixed again, with its new connection', async () => {
  const rig = await merged('a', 'b');
  const sets = rig.mixed.length;
  rig.provider.tells('b', { type: 'party', number: '+12025550111' });
  await settle();
  expect(rig.mixed.slice(sets)).toEqual(['a+b']);
});

test('when mixing fails, one call stays open and the other is held', async () => {
  const rig = await withCalls(true, 'a', 'b');
  rig.mixerFails = true;
  rig.act('b', { type: 'merge', with: 'a' });
  await settle();
  const calls = ['a', 'b'].map((id) => rig.call(id));
  expect(calls.map((call) => call?.conference)).toEqual([false, false]);
  expect(calls.filter((call) => call?.heldByUs === false)).toHaveLength(1);
});
