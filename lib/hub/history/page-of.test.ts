import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import { pageOf } from './page-of';

const record = (id: number, at: number): HistoryRecord => ({
  id: String(id),
  direction: 'incoming',
  number: '',
  at,
});

it('turns the pages of any history to its end, newest first, and each call once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 150 }), (times) => {
      const all = times.map((at, id) => record(id, at));
      const seen: HistoryRecord[] = [];
      for (let before: number | undefined, more = true; more; before = seen.at(-1)?.at) {
        const page = pageOf(all, before);
        seen.push(...page.records);
        more = page.more;
        if (more) expect(page.records.length).toBeGreaterThanOrEqual(30);
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(all.length);
      expect(seen).toHaveLength(all.length);
      expect(seen.map(({ at }) => at)).toEqual([...times].sort((a, b) => b - a));
    }),
  );
});

it('30 are a page', () => {
  const all = Array.from({ length: 31 }, (_, at) => record(at, at));
  expect(pageOf(all)).toMatchObject({ more: true, records: { length: 30 } });
  expect(pageOf(all, 1)).toEqual({ more: false, records: [record(0, 0)] });
});
