/** How many tests passed, failed and were skipped. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
const PASSED: Tally = { ...NOTHING, passed: 1 };
const FAILED: Tally = { ...NOTHING, failed: 1 };

/** Two tallies together. */
export function plus(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The last line of `npm test`; other programs read it, so its words are fixed. */
export function summary({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** Reads the report of `vitest --reporter=json` or of Playwright's json reporter. */
export function tallyOf(report: unknown): Tally {
  if (typeof report !== 'object' || report === null) return NOTHING;
  const numbers = { ...report, ...('stats' in report ? (report.stats as object) : {}) };
  const count = (...names: readonly string[]): number =>
    names.reduce((total, name) => {
      const value: unknown = (numbers as Record<string, unknown>)[name];
      return total + (typeof value === 'number' ? value : 0);
    }, 0);
  return {
    passed: count('numPassedTests', 'expected', 'flaky'),
    failed: count('numFailedTests', 'unexpected'),
    skipped: count('numPendingTests', 'numTodoTests', 'skipped'),
  };
}

/**
 * What a step counts as. A runner that broke without a failed test is one failure, and so is a
 * runner that found no test at all: a silent nothing must not look green.
 */
export function tallyOfStep(exit: number, report: unknown, runsTests: boolean): Tally {
  if (!runsTests) return exit === 0 ? PASSED : FAILED;
  const tally = tallyOf(report);
  const ran = tally.passed + tally.failed + tally.skipped > 0;
  return (exit !== 0 && tally.failed === 0) || !ran ? plus(tally, FAILED) : tally;
}
