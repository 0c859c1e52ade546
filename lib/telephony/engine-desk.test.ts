import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallQuality } from './call';
import { DEFAULT_CONDUCT } from './conduct';
import { FakeEngine } from './fake-engine';
import type { Capability } from './provider';

const settle = () => vi.advanceTimersByTimeAsync(0);
const GOOD: CallQuality = { level: 'good', mos: 4.3, lossIn: 0, jitterMs: 2 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function started(...can: Capability[]): Promise<FakeEngine> {
  const rig = new FakeEngine();
  rig.start(can);
  await settle();
  return rig;
}

const answers = (rig: FakeEngine) => rig.sent.filter((message) => message.type === 'answer');

test('a question is put to a call centre that can be asked it, and to no other', async () => {
  const rig = await started('directory');
  rig.engine.hear({ type: 'ask', id: '1', question: { about: 'directory', text: '' } });
  rig.engine.hear({ type: 'ask', id: '2', question: { about: 'skill-groups' } });
  await settle();
  expect(rig.provider.asked).toContain('ask directory');
  expect(answers(rig)).toEqual(
    expect.arrayContaining([
      { type: 'answer', id: '1', answer: { ok: true, value: [] } },
      { type: 'answer', id: '2', answer: { ok: false, error: 'cannot' } },
    ]),
  );
});

test('a question that fails, or has nobody to go to, is answered as failed', async () => {
  const rig = await started('directory');
  rig.provider.failure = new Error('boom');
  rig.engine.hear({ type: 'ask', id: '1', question: { about: 'directory', text: '' } });
  await settle();
  rig.engine.hear({ type: 'configure', config: null });
  rig.engine.hear({ type: 'ask', id: '2', question: { about: 'directory', text: '' } });
  await settle();
  expect(answers(rig).map((one) => one.answer)).toEqual([
    { ok: false, error: 'failed' },
    { ok: false, error: 'failed' },
  ]);
});

test('duty and skill groups are told to the call centre; its own word on duty is in the state', async () => {
  const rig = await started('agent-state', 'skill-groups');
  rig.command({ type: 'duty', duty: { state: 'break', reason: 'lunch' } });
  rig.command({ type: 'sign-in', skillGroups: ['sales', 'help'] });
  await settle();
  expect(rig.provider.asked.slice(-2)).toEqual(['duty break', 'sign-in sales help']);
  rig.provider.tell({ type: 'duty', duty: { state: 'ready' } });
  expect(rig.engine.state.duty).toEqual({ state: 'ready' });
  rig.engine.hear({ type: 'configure', config: null });
  expect(rig.engine.state.duty).toBeUndefined();
});

test('quality is sent each time, and part of the state when its level or trouble changes', async () => {
  const rig = await started();
  rig.command({ type: 'dial', call: 'a', number: '+12025550143' });
  await settle();
  rig.provider.connect('a');
  const { seq } = rig.engine.state;
  rig.engine.quality('a', GOOD);
  rig.engine.quality('a', { ...GOOD, mos: 4.2 });
  expect(rig.engine.state.seq).toBe(seq + 1);
  rig.engine.quality('a', { ...GOOD, level: 'poor', trouble: 'loss' });
  expect(rig.engine.state.seq).toBe(seq + 2);
  expect(rig.call('a')?.quality).toMatchObject({ level: 'poor' });
  expect(rig.sent.filter((message) => message.type === 'quality')).toHaveLength(3);
});

test('a call that ends carries how all of it sounded, however it ends', async () => {
  const rig = await started();
  for (const id of ['a', 'b']) {
    rig.provider.offer(id);
    rig.provider.connect(id);
    rig.summaries.set(id, { ...GOOD, mos: 3.9 });
  }
  rig.act('a', { type: 'hang-up' });
  rig.provider.tells('b', { type: 'ended', reason: 'remote-hung-up', at: 9 });
  await settle();
  for (const id of ['a', 'b']) expect(rig.call(id)?.quality?.mos).toBe(3.9);
});

test('devices: the choice goes to the sound, what is seen into the state', async () => {
  const rig = await started();
  expect(rig.chosen).toHaveLength(1);
  const seen = { microphones: ['Headset'], speakers: [], using: { microphone: 'Headset' } };
  const { seq } = rig.engine.state;
  rig.engine.devices(seen);
  rig.engine.devices({ ...seen });
  expect(rig.engine.state).toMatchObject({ devices: seen, seq: seq + 1 });
});

test('a provider with its own sound is told the first choice that is plugged in', async () => {
  const rig = new FakeEngine();
  const microphones = ['Headset', 'Desk', 'Laptop'];
  rig.start([], { devices: { ...DEFAULT_CONDUCT.devices, microphones, speakers: ['Headset'] } });
  rig.engine.devices({ microphones: ['Laptop', 'Desk'], speakers: [], using: {} });
  await settle();
  expect(rig.provider.asked.at(-1)).toBe('devices {"microphone":"Desk"}');
});

test('what sounds is carried from its first connection on, and measured while it is connected', async () => {
  const rig = await started('hold');
  rig.provider.local = true;
  rig.command({ type: 'dial', call: 'a', number: '+12025550143' });
  await settle();
  rig.provider.tells('a', { type: 'ringing' });
  expect([rig.carried, rig.measured]).toEqual([['a'], []]);
  rig.provider.connect('a');
  expect([rig.carried, rig.measured]).toEqual([['a'], ['a']]);
  rig.provider.tells('a', { type: 'ended', reason: 'remote-hung-up', at: 9 });
  expect([rig.carried, rig.measured]).toEqual([[], []]);
});

test('a far end’s wish is put to the gate, again to a new worker, and silence is a no', async () => {
  const rig = await started();
  const asked = () => rig.sent.filter((message) => message.type === 'may-call?');
  const may = rig.mayCall('+12025550143');
  expect(asked()).toEqual([expect.objectContaining({ number: '+12025550143' })]);
  rig.engine.hear({ type: 'state?' });
  expect(asked()).toHaveLength(2);
  rig.engine.hear({ type: 'may-call', id: asked()[0]?.id ?? '', allowed: true });
  expect(await may).toBe(true);
  rig.engine.hear({ type: 'state?' });
  expect(asked()).toHaveLength(2);

  const unanswered = rig.mayCall('+12025550144');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await unanswered).toBe(false);
});

test('a call centre that is told of the abort by way of the hub is left when it has been told', async () => {
  const rig = await started();
  let told = (): void => undefined;
  const left = new Promise<void>((resolve) => (told = resolve));
  Object.assign(rig.provider, { left: () => left });
  rig.engine.hear({ type: 'configure', config: null });
  expect(rig.engine.state).toMatchObject({ line: { state: 'off' }, leaving: true });
  const before = rig.engine.state.seq;
  told();
  await settle();
  expect(rig.engine.state).not.toHaveProperty('leaving');
  expect(rig.engine.state.seq).toBeGreaterThan(before);
});
