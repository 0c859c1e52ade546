import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { evalTexts, foundIn, scoreOf, type TextCase } from './texts';

const corpus = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/corpus/${name}`, import.meta.url));
const CASES = corpus('phone_matcher_cases.json');

const one = (text: string, over: Partial<TextCase> = {}): TextCase => ({
  id: 'a',
  text,
  defaultRegion: 'US',
  leniency: 'VALID',
  expected: [],
  ...over,
});
const number = { start: 0, end: 12, e164: '+14155552671', ext: null };

describe('scoreOf', () => {
  const judged = (given: TextCase, found = foundIn(given)) => scoreOf([given], [found]);

  it('counts a case as right only if span, number and extension are', () => {
    const given = one('415-555-2671 x12', { expected: [{ ...number, end: 16, ext: '12' }] });
    expect(judged(given).byLeniency['VALID']).toEqual({ right: 1, all: 1 });
    expect(judged(given, [number]).byLeniency['VALID']).toEqual({ right: 0, all: 1 });
    expect(judged(given, []).deviations).toHaveLength(1);
  });

  it('asks for the first number alone, for the first ones, or for nothing more', () => {
    const text = '415-555-2671, 415-555-2672';
    const score = (mode?: TextCase['mode']) => judged(one(text, { mode, expected: [number] }));
    expect(score('first').deviations).toEqual([]);
    expect(score('prefix').deviations).toEqual([]);
    expect(score().deviations).toHaveLength(1);
  });

  it('tells a wrong number from one too many', () => {
    const given = one('415-555-2671', { expected: [{ ...number, e164: '+14155552672' }] });
    expect(judged(given).wrong).toBe(1);
    const negative = judged(one('415-555-2671'));
    expect(negative).toMatchObject({ wrong: 0, negatives: { hit: 1, all: 1 } });
  });

  it('gives a short code as digits to dial', () => {
    const given = one('客服电话：95588', { defaultRegion: 'CN' });
    expect(foundIn(given)).toEqual([{ start: 5, end: 10, e164: null, ext: null, dial: '95588' }]);
  });

  it('takes a label that gives its digits, and says nothing of an extension', () => {
    const label = { start: 5, end: 10, e164: '95588' };
    const given = one('客服电话：95588', { defaultRegion: 'CN', expected: [label] });
    expect(judged(given)).toMatchObject({ wrong: 0, numbers: { right: 1, all: 1 } });
  });

  it('takes a POSSIBLE text for a field that holds a number', () => {
    expect(foundIn(one('4150552671', { leniency: 'POSSIBLE' }))).toHaveLength(1);
    expect(foundIn(one('4150552671'))).toEqual([]);
  });
});

describe('evalTexts', () => {
  it('writes what was found, case by case', () => {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    const textsFile = join(folder, 'cases.json');
    const outFile = join(folder, 'out.json');
    writeFileSync(
      textsFile,
      JSON.stringify({ cases: [one('415-555-2671', { expected: [number] })] }),
    );
    const log = vi.spyOn(console, 'log').mockReturnValue();
    evalTexts({ textsFile, outFile, json: true });
    expect(JSON.parse(readFileSync(outFile, 'utf8'))).toEqual([{ id: 'a', found: [number] }]);
    expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toMatchObject({ wrong: 0, deviations: [] });
  });

  it.skipIf(!existsSync(CASES))(
    'agrees with libphonenumber but for the deviations it names',
    () => {
      vi.spyOn(console, 'log').mockReturnValue();
      const metadataFile = corpus('testmetadata.ljs.json');
      const score = evalTexts({ textsFile: CASES, metadataFile, json: false });
      const right = ['POSSIBLE', 'VALID'].map((leniency) => score.byLeniency[leniency]?.right ?? 0);
      expect((right[0] ?? 0) + (right[1] ?? 0)).toBeGreaterThanOrEqual(1640);
      expect(score.wrong).toBe(0);
      const unexplained = score.deviations.filter(
        ({ leniency, reason }) =>
          /^(?:POSSIBLE|VALID)$/u.test(leniency) && reason.includes('defect'),
      );
      expect(unexplained).toEqual([]);
    },
  );
});
