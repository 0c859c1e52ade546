import { describe, expect, it } from 'vitest';
import { alignment } from './align';
import type { LabelledPage } from './labels';
import { reportOf, tableOf } from './report';
import { scorePage, type Sighting } from './score';

const page: LabelledPage = {
  file: 'a.html',
  region: 'US',
  items: [
    {
      pid: 'p1',
      text: 'Tel +1 415 555 2671 x12',
      expect: [{ start: 4, end: 23, e164: '+14155552671', ext: '12' }],
      where: 'text',
      hard: false,
    },
    {
      pid: 'p2',
      text: '95588',
      expect: [{ start: 0, end: 5, e164: null, dial: '95588', ext: null }],
      where: 'text',
      hard: true,
    },
    { pid: 'p3', text: 'Order 4155552671', expect: [], where: 'text', hard: true },
  ],
};

const seen = (
  pid: string | null,
  shown: string,
  start: number,
  end: number,
  e164: string,
  ext: string | null = null,
): Sighting => ({
  text: shown.slice(start, end),
  e164,
  ext,
  place: pid === null ? null : { pid, shown, start, end },
});

const report = (...sightings: Sighting[]) => reportOf([scorePage(page, sightings)]);

describe('the score of a page', () => {
  it('is full when everything is found where it stands', () => {
    expect(
      report(
        seen('p1', 'Tel +1 415 555 2671 x12', 4, 23, '+14155552671', '12'),
        seen('p2', '95588', 0, 5, '95588'),
      ),
    ).toEqual({
      recall: 1,
      precision: 1,
      recallEasy: 1,
      precisionEasy: 1,
      exactSpan: 1,
      extension: 1,
      wrong: 0,
      missed: [],
      extra: [],
      wrongOnes: [],
    });
  });

  it('counts a span without its extension as found, not as exact', () => {
    const found = report(seen('p1', 'Tel +1 415 555 2671 x12', 4, 19, '+14155552671'));
    expect(found).toMatchObject({ recall: 0.5, recallEasy: 1, exactSpan: 0, extension: 0 });
    expect(found.missed).toEqual([
      { page: 'a.html', pid: 'p2', text: '95588', expected: '95588', got: null },
    ]);
  });

  it('calls other digits over a real number wrong, and neither missed nor extra', () => {
    const found = report(seen('p1', 'Tel +1 415 555 2671 x12', 4, 23, '+1415555267112'));
    expect(found).toMatchObject({ recall: 0, precision: 0, wrong: 1, extra: [] });
    expect(found.missed.map(({ pid }) => pid)).toEqual(['p2']);
    expect(found.wrongOnes[0]).toMatchObject({ expected: '+14155552671', got: '+1415555267112' });
  });

  it('calls what overlaps no label extra, also outside of all labelled elements', () => {
    const found = report(
      seen('p3', 'Order 4155552671', 6, 16, '+14155552671'),
      seen(null, '212 555 0100', 0, 12, '+12125550100'),
    );
    expect(found.extra.map(({ pid, got }) => [pid, got])).toEqual([
      ['p3', '+14155552671'],
      [null, '+12125550100'],
    ]);
    expect(found).toMatchObject({ precision: 0, precisionEasy: 0, wrong: 0 });
  });

  it('is readable as a table', () => {
    const table = tableOf([scorePage(page, [seen('p2', '95588', 0, 5, '95588')])]);
    expect(table).toMatch(/^a\.html +2 +1 +1 +1 +1 +0\/1$/mu);
    expect(table).toContain('missed: 1\n  a.html p1');
  });
});

describe('where an offset of an element lies in its label', () => {
  it.each([
    ['  Tel 12 34 ', 'Tel 12 34', 6, 'start', 4],
    ['Tel\n   12 34', 'Tel 12 34', 7, 'start', 4],
    ['Tel\n   12 34', 'Tel 12 34', 12, 'end', 9],
    ['Tel12', 'Tel 12', 3, 'start', 4],
    ['Tel12 now', 'Tel 12 now', 5, 'end', 6],
    ['Tel\n 12 now', 'Tel 12', 12, 'end', 7],
  ] as const)('%j in %j: %i as %s is %i', (shown, label, offset, side, expected) => {
    expect(alignment(shown, label)?.(offset, side)).toBe(expected);
  });

  it('is nowhere when the element shows another text', () => {
    expect(alignment('something', 'else')).toBeNull();
  });
});
