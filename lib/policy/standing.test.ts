import { describe, expect, it } from 'vitest';
import { FIRST_READING_MS, standingOf, type Found } from './standing';

const NOW = 1_000_000;
const policy = { enforced: { region: 'DE' }, defaults: { autoAnswer: true } };
const found = (change: Partial<Found>): Found => ({
  managed: {},
  memory: { since: NOW },
  own: {},
  unpacked: false,
  ...change,
});

describe('B3: the company’s policy', () => {
  it('never seen: it is waited for so long after the first start, and no longer', () => {
    const { waitsUntil, managed } = standingOf(found({}));
    expect([waitsUntil, managed]).toEqual([NOW + FIRST_READING_MS, null]);
  });

  it('never seen by an unpacked extension, which has it at once: nothing is waited for', () => {
    expect(standingOf(found({ unpacked: true })).waitsUntil).toBe(null);
  });

  it('read: it counts, is remembered, and one may dial', () => {
    const { waitsUntil, policy: effective, memory } = standingOf(found({ managed: policy }));
    expect([waitsUntil, effective.values.region]).toEqual([null, 'DE']);
    expect(memory).toEqual({ since: NOW, seen: policy });
  });

  it.each([true, false])(
    'seen once and not there yet: the last counts, and is waited for',
    (unpacked) => {
      const memory = { since: 0, seen: policy };
      const standing = standingOf(found({ memory, unpacked }));
      expect([standing.waitsUntil, standing.policy.values.region]).toEqual([Infinity, 'DE']);
      expect(standing.memory).toEqual(memory);
    },
  );

  it('a part that the browser withholds counts on, as a fault', () => {
    const memory = { since: 0, seen: policy };
    const standing = standingOf(found({ memory, managed: { defaults: { autoAnswer: false } } }));
    expect(standing.waitsUntil).toBe(null);
    expect(standing.policy.values).toMatchObject({ region: 'DE', autoAnswer: false });
    expect(standing.policy.faults).toMatchObject([
      { layer: 'enforced', path: '', reason: 'vanished', effect: 'last-read' },
    ]);
  });

  it('is taken back by empty objects, after which nothing is waited for', () => {
    const empty = { enforced: {}, defaults: {} };
    const taken = standingOf(found({ memory: { since: 0, seen: policy }, managed: empty }));
    expect([taken.policy.values.region, taken.managed, taken.policy.faults]).toEqual([
      '',
      null,
      [],
    ]);
    expect(standingOf(found({ memory: taken.memory })).waitsUntil).toBe(FIRST_READING_MS);
  });
});
