import { describe, expect, it } from 'vitest';
import { NOTHING, plus, summary, tallyOf, tallyOfStep } from './tally';

const playwright = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
const vitest = { numPassedTests: 8, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

describe('the tally of a run', () => {
  it('reads both runners', () => {
    expect(tallyOf(playwright)).toEqual({ passed: 6, failed: 1, skipped: 2 });
    expect(tallyOf(vitest)).toEqual({ passed: 8, failed: 0, skipped: 2 });
  });
  it.each([
    ['a passed check', 0, undefined, false, '1 passed, 0 failed'],
    ['a failed check', 2, undefined, false, '0 passed, 1 failed'],
    ['a green run', 0, vitest, true, '8 passed, 0 failed, 2 skipped'],
    ['a red run', 1, playwright, true, '6 passed, 1 failed, 2 skipped'],
    ['a runner that broke after its tests', 1, vitest, true, '8 passed, 1 failed, 2 skipped'],
    ['a runner that never reported', 1, undefined, true, '0 passed, 1 failed'],
    ['a runner without a test', 0, { numPassedTests: 0 }, true, '0 passed, 1 failed'],
  ])('counts %s', (_, exit, report, runsTests, line) => {
    expect(summary(plus(NOTHING, tallyOfStep(exit, report, runsTests)))).toBe(line);
  });
});
