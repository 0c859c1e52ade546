import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEngine } from './fake-engine';
import { AUTO_ANSWER_AFTER } from './incoming';
import type { Conduct } from '../messaging/engine-protocol';

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function rung(conduct: Partial<Conduct>): Promise<FakeEngine> {
  const rig = new FakeEngine();
  rig.start(['hold'], conduct);
  await settle();
  rig.provider.offer('a');
  await settle();
  return rig;
}

test('a call for an agent who takes none is sent back, and never rings', async () => {
  const rig = await rung({ takesCalls: false });
  expect(rig.provider.asked).toContain('reject a');
  expect(rig.call('a')).toMatchObject({ phase: 'ended', endReason: 'not-ready' });
  expect(rig.sounds).not.toContain('ring');
});

test('a call that is answered by itself is announced by a tone', async () => {
  const rig = await rung({ autoAnswer: true });
  expect(rig.sounds.at(-1)).toBe('auto-answer');
  expect(rig.call('a')?.phase).toBe('ringing');
  await settle(AUTO_ANSWER_AFTER);
  expect(rig.provider.asked).toContain('answer a');
  expect(rig.call('a')?.phase).toBe('connecting');
  expect(rig.sounds.at(-1)).toBeNull();
});

test('nothing is answered by itself during another call', async () => {
  const rig = await rung({ autoAnswer: true });
  rig.provider.offer('b');
  await settle(2 * AUTO_ANSWER_AFTER);
  expect(rig.provider.asked).not.toContain('answer a');
  expect(rig.provider.asked).not.toContain('answer b');
  expect(rig.sounds.at(-1)).toBe('ring');
});

test('a call that has ended meanwhile is not answered', async () => {
  const rig = await rung({ autoAnswer: true });
  rig.provider.tells('a', { type: 'ended', reason: 'missed', at: 3 });
  await settle(2 * AUTO_ANSWER_AFTER);
  expect(rig.provider.asked).not.toContain('answer a');
});
