import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Conduct, EngineCommand, ProviderConfig } from '../messaging/engine-protocol';
import { MicrophoneError } from './audio/audio-port';
import { DEFAULT_CONDUCT } from './conduct';
import { FakeEngine } from './fake-engine';
import { LineError } from './provider';

const PRACTICE = { kind: 'practice', queue: 'Practice' } as const;

function setUp() {
  const rig = new FakeEngine();
  const { engine, sent, sounds, providers } = rig;
  const configure = (config: ProviderConfig | null, conduct: Partial<Conduct> = {}) => {
    engine.hear({ type: 'conduct', conduct: { ...DEFAULT_CONDUCT, ...conduct } });
    engine.hear({ type: 'configure', config });
    return settle();
  };
  let command = 0;
  const tell = (order: EngineCommand, commandId?: string) => {
    engine.hear({ type: 'command', id: commandId ?? `c${String((command += 1))}`, command: order });
    return settle();
  };
  const call = (id: string) => rig.call(id);
  const provider = () => rig.provider;
  return { engine, sent, sounds, fakes: providers, provider, configure, tell, call };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('configuration', () => {
  test('the same twice is one start; null stops', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    await t.configure(PRACTICE);
    expect(t.fakes).toHaveLength(1);
    expect(t.engine.state).toMatchObject({ provider: 'practice', line: { state: 'up' } });
    expect(t.engine.busy).toBe(true);
    await t.configure(null);
    expect(t.provider().asked).toContain('stop');
    expect(t.engine.state).toMatchObject({ provider: null, line: { state: 'off' } });
  });

  test('a stopped provider is not heard any more', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    const old = t.provider();
    await t.configure({ kind: 'hosted', url: 'https://phone.example/' });
    old.offer('ghost');
    expect(t.engine.state.calls).toEqual([]);
  });

  test('credentials come by the hub, which is asked again after it was restarted', async () => {
    const t = setUp();
    await t.configure({ kind: 'sip', keepAliveMs: 20_000 });
    const questions = () => t.sent.filter((message) => message.type === 'credentials?');
    expect(questions()).toEqual([{ type: 'credentials?', id: 'q1', refused: false }]);
    t.engine.hear({ type: 'state?' });
    expect(questions()).toHaveLength(2);
    t.engine.hear({ type: 'credentials', id: 'q1', answer: { ok: true, value: { uri: 'u' } } });
    await settle();
    expect(t.provider().asked.filter((one) => one.startsWith('start'))).toEqual([
      'start {"uri":"u"}',
    ]);
  });

  test('no credentials: the line is down, says until when, and tries again', async () => {
    const t = setUp();
    await t.configure({ kind: 'sip', keepAliveMs: 20_000 });
    t.engine.hear({
      type: 'credentials',
      id: 'q1',
      answer: { ok: false, error: 'credentials-refused' },
    });
    await settle();
    expect(t.engine.state.line).toEqual({
      state: 'down',
      fault: 'credentials-refused',
      retryAt: 2_000,
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(t.sent.at(-1)).toMatchObject({ type: 'credentials?', id: 'q2' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(t.engine.state.line).toMatchObject({ fault: 'credentials-unavailable' });
  });

  test('the same configuration after refused credentials starts afresh', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().tell({ type: 'line', line: { state: 'down', fault: 'credentials-refused' } });
    await t.configure(PRACTICE);
    expect(t.fakes).toHaveLength(2);
  });
});

describe('commands', () => {
  test('F9: a command that comes twice is done once', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' }, 'same');
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' }, 'same');
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' }, 'other');
    expect(t.provider().asked.filter((one) => one.startsWith('dial'))).toEqual([
      'dial a +12025550143',
    ]);
  });

  test.each([
    [new MicrophoneError('denied'), 'no-microphone'],
    [new LineError('unreachable'), 'line-lost'],
    [new Error('boom'), 'failed'],
  ])('a dial that throws %s ends as %s', async (failure, endReason) => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().failure = failure;
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' });
    expect(t.call('a')).toMatchObject({ phase: 'ended', endReason });
  });

  test('without a provider a call ends at once', async () => {
    const t = setUp();
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' });
    expect(t.call('a')).toMatchObject({ phase: 'ended', endReason: 'line-lost' });
  });

  test('a call that its provider does not know ends when it is hung up', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    await t.tell({ type: 'dial', call: 'a', number: '+12025550143' });
    await t.tell({ type: 'act', call: 'a', action: { type: 'hang-up' } });
    expect(t.call('a')).toMatchObject({ phase: 'ended', endReason: 'cancelled' });
  });

  test('F11: an answer without a microphone gives the call back and says why', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().offer('a');
    t.provider().failure = new MicrophoneError('absent');
    await t.tell({ type: 'act', call: 'a', action: { type: 'answer' } });
    expect(t.call('a')).toMatchObject({ phase: 'ended', endReason: 'no-microphone' });
    expect(t.provider().asked).toContain('reject a');
  });
});

describe('a second call', () => {
  test('waits softly; answering it holds the first', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().offer('a');
    expect(t.sounds.at(-1)).toBe('ring');
    await t.tell({ type: 'act', call: 'a', action: { type: 'answer' } });
    t.provider().connect('a');
    expect(t.sounds.at(-1)).toBeNull();
    t.provider().offer('b');
    expect(t.sounds.at(-1)).toBe('waiting');
    await t.tell({ type: 'act', call: 'b', action: { type: 'answer' } });
    expect(t.provider().asked.slice(-2)).toEqual(['hold a', 'answer b']);
    expect(t.call('a')?.heldByUs).toBe(true);
  });

  test('answering it ends the first where nothing can be held', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().can = new Set();
    for (const id of ['a', 'b']) {
      t.provider().offer(id);
      await t.tell({ type: 'act', call: id, action: { type: 'answer' } });
      t.provider().connect(id);
    }
    expect(t.provider().asked.slice(-2)).toEqual(['hang-up a', 'answer b']);
  });

  test('is refused, and told as missed, when the setting says busy', async () => {
    const t = setUp();
    await t.configure(PRACTICE, { whileBusy: 'busy' });
    t.provider().offer('a');
    t.provider().offer('b');
    await settle();
    expect(t.provider().asked).toContain('reject b');
    expect(t.call('b')).toMatchObject({ phase: 'ended', endReason: 'missed' });
    expect(t.call('a')).toMatchObject({ phase: 'ringing' });
  });
});

describe('state', () => {
  test('is told after every change, counted, and only then', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().offer('a');
    t.provider().offer('a');
    const states = t.sent.flatMap((one) => (one.type === 'state' ? [one.state] : []));
    expect(states.map((state) => state.seq)).toEqual(states.map((_, at) => at + 1));
    expect(states.at(-1)?.calls).toHaveLength(1);
  });

  test('keeps an ended call until it is stored, in this epoch', async () => {
    const t = setUp();
    await t.configure(PRACTICE);
    t.provider().offer('a');
    t.provider().tell({ type: 'call', id: 'a', event: { type: 'ended', reason: 'missed', at: 2 } });
    const { seq } = t.engine.state;
    t.engine.hear({ type: 'stored', epoch: 'e0', seq });
    t.engine.hear({ type: 'stored', epoch: 'e1', seq: seq - 1 });
    expect(t.call('a')).toBeDefined();
    t.engine.hear({ type: 'stored', epoch: 'e1', seq });
    expect(t.call('a')).toBeUndefined();
    t.provider().offer('a');
    expect(t.call('a')).toBeUndefined();
  });

  test('microphone changes are told', () => {
    const t = setUp();
    t.engine.microphone('granted');
    t.engine.microphone('granted');
    expect(t.sent).toHaveLength(1);
    expect(t.engine.state.microphone).toBe('granted');
  });
});
