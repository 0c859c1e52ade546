import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEvent } from '../../test/house/any-call-event';
import type { Call } from './call';
import { CallBook } from './call-book';

const first = { id: 'a', direction: 'incoming', number: '+12025550143', startedAt: 1 } as const;

test('F9: each call ends exactly once and nothing follows, whatever comes in whatever order', () => {
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(anyEvent, { nil: null }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const book = new CallBook();
      const ends = new Map<string, number>();
      for (const [id, event] of steps) {
        const before = book.get(id);
        if (event === null) book.begin({ ...first, id });
        else if (book.apply(id, event) && event.type === 'ended') {
          ends.set(id, (ends.get(id) ?? 0) + 1);
        }
        if (before?.phase === 'ended') expect(book.get(id)).toBe(before);
      }
      for (const count of ends.values()) expect(count).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});

test('F9: the same event twice changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
      const book = new CallBook();
      book.begin(first);
      for (const event of events) {
        book.apply('a', event);
        const once = book.get('a');
        expect(book.apply('a', event)).toBe(false);
        expect(book.get('a')).toBe(once);
      }
    }),
  );
});

test('an ended call stays until a state that told its end is stored', () => {
  const book = new CallBook();
  book.begin(first);
  book.told(3);
  book.stored(3);
  book.apply('a', { type: 'ended', reason: 'missed', at: 9 });
  book.told(4);
  book.told(5);
  book.stored(3);
  expect(book.all()).toHaveLength(1);
  book.stored(4);
  expect(book.all()).toHaveLength(0);
});

test('a forgotten call does not come back to life', () => {
  const book = new CallBook();
  book.begin(first);
  book.apply('a', { type: 'ended', reason: 'missed', at: 9 });
  book.told(1);
  book.stored(1);
  expect(book.begin(first)).toBe(false);
  expect(book.apply('a', { type: 'ringing' })).toBe(false);
  expect(book.all()).toHaveLength(0);
});

test('whatever comes, a call keeps its books: times of hold, and nothing left over at the end', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const book = new CallBook();
      book.begin(first);
      for (const event of events) {
        book.apply('a', event);
        const call = book.get('a');
        expect(call?.heldSince !== undefined).toBe(call?.heldByUs === true && !ended(call));
        expect(call?.heldFor).toBeGreaterThanOrEqual(0);
        if (call?.conference || call?.transfer) expect(call.phase).toBe('connected');
        expect(call?.endReason !== undefined).toBe(ended(call));
      }
    }),
    { numRuns: 1_000 },
  );
});

function ended(call: Call | undefined): boolean {
  return call?.phase === 'ended';
}
