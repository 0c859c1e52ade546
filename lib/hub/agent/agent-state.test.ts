import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentEvent } from './agent-event';
import {
  beginShift,
  MORE_TIME_MS,
  nextAgentState,
  SAME_SHIFT_MS,
  type AgentState,
} from './agent-state';

/** An event, a second after the one before or at the moment that is given. */
type Step = AgentEvent | { readonly event: AgentEvent; readonly at: number };

const atTime = (event: AgentEvent, at: number): Step => ({ event, at });

function after(...steps: readonly Step[]): AgentState {
  let now = 0;
  return steps.reduce<AgentState>((state, step) => {
    const { event, at } = 'event' in step ? step : { event: step, at: now + 1_000 };
    now = at;
    return nextAgentState(state, event, at);
  }, beginShift(0));
}

const view = (...steps: readonly Step[]) => after(...steps).view;
const set = (duty: 'offline' | 'ready'): AgentEvent => ({
  type: 'set',
  wish: { duty },
  unfinished: false,
});
const onBreak: AgentEvent = {
  type: 'set',
  wish: { duty: 'break', reason: 'lunch' },
  unfinished: false,
};
const engine = (
  microphone: 'granted' | 'denied' | 'absent' | 'prompt' | 'unknown',
  line: 'up' | 'down' | 'connecting' | 'off' = 'up',
): AgentEvent => ({ type: 'engine', microphone, line });
const talkOver = (afterCallSeconds: number, live = false): AgentEvent => ({
  type: 'calls',
  over: true,
  live,
  afterCallSeconds,
});
const lineFree: AgentEvent = { type: 'calls', over: false, live: false, afterCallSeconds: 30 };
const clock = (unfinished = false): AgentEvent => ({ type: 'clock', unfinished });

describe('what takes an agent off duty', () => {
  it('is a loss: a microphone that was never there is a set-up to finish', () => {
    expect(view(engine('prompt'))).toMatchObject({ duty: 'ready' });
    expect(view(engine('granted'), engine('denied'))).toEqual({
      duty: 'not-ready',
      cause: 'microphone-lost',
      since: 2_000,
    });
    expect(view(engine('granted'), engine('absent'))).toMatchObject({ cause: 'device-lost' });
  });

  it('asks the agent before taking calls again, but for the line within the same shift', () => {
    expect(view(engine('granted'), engine('denied'), engine('granted'))).toMatchObject({
      duty: 'not-ready',
    });
    const lost = [engine('granted'), atTime(engine('granted', 'down'), 10_000)];
    expect(view(...lost, atTime(engine('granted', 'connecting'), 11_000))).toMatchObject({
      cause: 'line-lost',
    });
    expect(view(...lost, atTime(engine('granted'), 10_000 + SAME_SHIFT_MS))).toMatchObject({
      duty: 'ready',
    });
    const late = atTime(engine('granted'), 10_001 + SAME_SHIFT_MS);
    expect(view(...lost, late)).toMatchObject({ duty: 'not-ready', cause: 'line-lost' });
    expect(view(...lost, late, set('ready'))).toMatchObject({ duty: 'ready' });
  });

  it('keeps a wish for calls until it can come true', () => {
    const lacking = [engine('granted'), engine('absent'), set('ready')];
    expect(view(...lacking)).toMatchObject({ duty: 'not-ready', cause: 'device-lost' });
    expect(view(...lacking, engine('granted'))).toMatchObject({ duty: 'ready' });
  });

  it('does not end a break, and is still there when the break ends', () => {
    const lost = [engine('granted'), onBreak, engine('denied')];
    expect(view(...lost)).toEqual({ duty: 'break', reason: 'lunch', since: 2_000 });
    expect(view(...lost, engine('granted'), set('ready'))).toMatchObject({ duty: 'ready' });
    expect(view(...lost, set('ready'))).toMatchObject({ cause: 'microphone-lost' });
  });

  it('is a call that nobody answered, until the agent says ready', () => {
    expect(view({ type: 'missed' })).toMatchObject({ duty: 'not-ready', cause: 'missed-call' });
    expect(view({ type: 'missed' }, set('ready'))).toMatchObject({ duty: 'ready' });
  });

  it('does not outlast a line that was taken down on purpose', () => {
    expect(
      view(engine('granted'), engine('granted', 'down'), engine('granted', 'off')),
    ).toMatchObject({ duty: 'ready' });
  });
});

describe('after-call work', () => {
  it('counts down into what the agent was before', () => {
    const working = [onBreak, talkOver(30)];
    expect(view(...working)).toEqual({ duty: 'after-call', since: 2_000, until: 32_000 });
    expect(view(...working, atTime(clock(), 31_999))).toMatchObject({ duty: 'after-call' });
    expect(view(...working, atTime(clock(), 32_000))).toMatchObject({
      duty: 'break',
      since: 32_000,
    });
  });

  it('is not begun for 0, and lasts until it is saved for -1', () => {
    expect(view(talkOver(0))).toMatchObject({ duty: 'ready', since: 0 });
    const working = talkOver(-1);
    expect(view(working)).toEqual({ duty: 'after-call', since: 1_000, until: undefined });
    expect(view(working, atTime(clock(), 1e12))).toMatchObject({ duty: 'after-call' });
    expect(view(working, { type: 'saved', ready: false, unfinished: false })).toMatchObject({
      duty: 'ready',
    });
  });

  it('waits for the end of the other call', () => {
    expect(view(talkOver(30, true))).toMatchObject({ duty: 'ready' });
    expect(view(talkOver(30, true), lineFree)).toMatchObject({ duty: 'after-call', until: 32_000 });
  });

  it('gives a minute more as often as it is asked', () => {
    const more: AgentEvent = { type: 'more-time' };
    expect(view(talkOver(30), more, more)).toMatchObject({ until: 31_000 + 2 * MORE_TIME_MS });
    expect(view(more)).toMatchObject({ duty: 'ready' });
  });

  it('goes on while something required is missing, whatever the clock and the agent say', () => {
    const late = [talkOver(30), atTime(clock(true), 40_000)];
    expect(view(...late)).toEqual({ duty: 'after-call', since: 1_000 });
    const wish: AgentEvent = { type: 'set', wish: { duty: 'offline' }, unfinished: true };
    expect(view(...late, wish)).toMatchObject({ duty: 'after-call' });
    expect(view(...late, wish, { type: 'saved', ready: false, unfinished: false })).toMatchObject({
      duty: 'offline',
    });
  });

  it('ends in not-ready when the line was lost meanwhile', () => {
    const lost = [engine('granted'), talkOver(30), engine('granted', 'down')];
    expect(view(...lost, set('ready'))).toMatchObject({ duty: 'not-ready', cause: 'line-lost' });
  });
});

it('the call centre has the last word, as far as the microphone agrees', () => {
  const says = (state: 'ready' | 'break' | 'not-ready' | 'offline' | 'after-call'): AgentEvent => ({
    type: 'call-centre',
    duty: { state },
  });
  expect(view(says('not-ready'))).toMatchObject({ duty: 'break', reason: '' });
  expect(view(says('after-call'))).toMatchObject({ duty: 'after-call' });
  expect(view(says('after-call'), says('ready'))).toMatchObject({ duty: 'ready' });
  expect(view(says('offline'))).toMatchObject({ duty: 'offline' });
  expect(view(engine('granted'), engine('denied'), says('ready'))).toMatchObject({
    duty: 'not-ready',
  });
});

const anyEvent: fc.Arbitrary<AgentEvent> = fc.oneof(
  fc.constantFrom<AgentEvent>(
    set('ready'),
    set('offline'),
    onBreak,
    { type: 'missed' },
    { type: 'more-time' },
    { type: 'signed-out' },
    clock(),
    clock(true),
    lineFree,
    talkOver(-1),
    talkOver(30),
    talkOver(30, true),
  ),
  fc
    .tuple(
      fc.constantFrom('granted', 'denied', 'absent', 'prompt', 'unknown' as const),
      fc.constantFrom('up', 'down', 'connecting', 'off' as const),
    )
    .map(([microphone, line]) => engine(microphone, line)),
);

it('whatever happens: told twice is told once, and ready is never said while something is lost', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const once = after(...events);
      const last = events.at(-1);
      const at = events.length * 1_000;
      if (last && last.type !== 'more-time') {
        expect(nextAgentState(once, last, at).view).toEqual(once.view);
      }
      if (once.view.duty === 'ready') expect(once.lacking).toEqual([]);
      if (once.view.duty === 'not-ready') expect(once.wish.duty).toBe('ready');
      expect(once.view.since).toBeLessThanOrEqual(at);
      const free = after(...events, engine('granted'), set('ready'));
      expect(free.view.duty).toBe('ready');
    }),
    { numRuns: 1_000 },
  );
});
