import { describe, expect, it } from 'vitest';
import type { CallQuality } from '../call';
import { CallSound } from './call-sound';
import type { Snapshot } from './quality-figures';

type Second = Partial<{
  received: number;
  lost: number;
  late: number;
  buffer: number;
  trip: number;
  level: number;
  quiet: boolean;
  still: boolean;
  wayLost: boolean;
}>;

/** Plays seconds of a call, and gives what was told after each. */
function told(
  sound: CallSound,
  seconds: readonly Second[],
  microphoneLevel = 0.1,
): readonly (CallQuality | undefined)[] {
  let now: Snapshot = {
    ...{ at: 0, received: 0, lost: 0, discarded: 0, jitterMs: 5, bufferedSeconds: 0, played: 0 },
    ...{ codec: 'opus', route: 'host udp', microphoneLevel },
  };
  sound.add(now, { quiet: false, still: false });
  return seconds.map((second) => {
    now = {
      ...now,
      at: now.at + 1_000,
      received: now.received + (second.received ?? 50),
      lost: now.lost + (second.lost ?? 0),
      discarded: now.discarded + (second.late ?? 0),
      played: now.played + 100,
      bufferedSeconds: now.bufferedSeconds + (second.buffer ?? 40) / 10,
      roundTripMs: second.trip ?? 20,
      microphoneLevel: second.level ?? 0.1,
      wayLost: second.wayLost ?? false,
    };
    return sound.add(now, { quiet: second.quiet ?? false, still: second.still ?? false });
  });
}

const many = (count: number, second: Second = {}): readonly Second[] =>
  Array.from({ length: count }, () => second);

describe('how a call sounds', () => {
  it('is good on a good line, and says so at once', () => {
    const [first] = told(new CallSound(), many(1));
    expect(first).toMatchObject({ level: 'good', lossIn: 0, codec: 'opus', route: 'host udp' });
    expect(first?.mos).toBeCloseTo(4.41, 2);
  });

  it.each<[string, Second, NonNullable<CallQuality['trouble']>]>([
    ['lost packets', { received: 44, lost: 6 }, 'loss'],
    ['late packets', { late: 6 }, 'jitter'],
    ['a long buffer', { buffer: 400 }, 'jitter'],
    ['a long way', { trip: 900 }, 'delay'],
  ])('names %s', (_, second, trouble) => {
    expect(told(new CallSound(), many(10, second)).at(-1)).toMatchObject({ trouble });
    expect(told(new CallSound(), many(10, second)).at(-1)?.level).not.toBe('good');
  });

  it('does not flicker: one bad second is no poor line', () => {
    const levels = told(new CallSound(), [...many(8), { received: 46, lost: 4 }, ...many(8)]).map(
      (one) => one?.level,
    );
    expect(new Set(levels)).toEqual(new Set(['good']));
  });

  it('goes down within seconds and comes back when it was good for a while', () => {
    const levels = told(new CallSound(), [
      ...many(5),
      ...many(6, { received: 30, lost: 20 }),
      ...many(15),
    ]).map((one) => one?.level);
    expect(levels.slice(0, 7)).not.toContain('poor');
    expect(levels[10]).toBe('poor');
    expect(levels.at(-1)).toBe('good');
    expect(levels.filter((level, at) => level !== levels[at - 1]).length).toBeLessThanOrEqual(4);
  });

  it('tells that nothing is heard after 5 s, unless the call is held', () => {
    const nothing = told(new CallSound(), [...many(3), ...many(8, { received: 0 })]);
    expect(nothing[6]?.trouble).toBeUndefined();
    expect(nothing.at(-1)).toMatchObject({ trouble: 'nothing-heard', level: 'poor', lossIn: 1 });
    const held = told(new CallSound(), [
      ...many(20, { received: 0, still: true, quiet: true }),
      ...many(3),
    ]);
    expect(held.slice(0, 20)).toEqual(many(20).map(() => undefined));
    expect(held.at(-1)).toMatchObject({ level: 'good', lossIn: 0 });
  });

  it('F6: tells at once that the way is lost, and at once that it is back', () => {
    const sound = new CallSound();
    const lost = told(sound, [...many(3), { received: 0, wayLost: true }, ...many(6)]);
    expect(lost[3]).toMatchObject({ level: 'poor', trouble: 'reconnecting' });
    expect(lost[4]).not.toHaveProperty('trouble');
  });

  it('tells of a microphone that has been silent for 10 s, unless it is muted', () => {
    const silent = told(new CallSound(), many(14, { level: 0 }));
    expect(silent[8]?.trouble).toBeUndefined();
    expect(silent.at(-1)).toMatchObject({ trouble: 'silent-microphone', level: 'good' });
    const never = told(new CallSound(), many(14, { level: 0 }), 0);
    expect(never.at(-1)?.trouble).toBe('silent-microphone');
    expect(told(new CallSound(), many(20, { level: 0, quiet: true })).at(-1)).not.toHaveProperty(
      'trouble',
    );
  });
});

describe('the summary of a call', () => {
  it('is that of all packets, and names a trouble that lasted', () => {
    const sound = new CallSound();
    told(sound, [...many(10), ...many(10, { received: 40, lost: 10 })]);
    expect(sound.summary()).toMatchObject({ lossIn: 0.1, trouble: 'loss', codec: 'opus' });
  });

  it('forgets a short trouble', () => {
    const sound = new CallSound();
    told(sound, [...many(100), ...many(3, { received: 25, lost: 25 }), ...many(100)]);
    expect(sound.summary()).toMatchObject({ level: 'good' });
    expect(sound.summary()).not.toHaveProperty('trouble');
  });

  it('counts what nobody sent as lost, and does not count a hold', () => {
    const sound = new CallSound();
    told(sound, many(20, { received: 0 }));
    expect(sound.summary()).toMatchObject({ level: 'poor', trouble: 'nothing-heard' });
    const held = new CallSound();
    told(held, [...many(5), ...many(50, { received: 0, still: true }), ...many(5)]);
    expect(held.summary()).toMatchObject({ level: 'good', lossIn: 0 });
  });

  it('is none for a call that was too short', () => {
    expect(new CallSound().summary()).toBeUndefined();
  });
});
