import { describe, expect, it } from 'vitest';
import { failuresOf } from './failures';

const spec = (title: string, status: string, said?: string): object => ({
  title,
  file: 'e2e/dial.spec.ts',
  line: 7,
  tests: [{ status, results: [{ ...(said === undefined ? {} : { error: { message: said } }) }] }],
});

describe('the failures of a run', () => {
  it('are named with their place and the first line of what they said', () => {
    const report = {
      suites: [
        {
          specs: [spec('dials', 'expected')],
          suites: [
            {
              specs: [
                spec('rings', 'unexpected', '\u001b[31mError: no INVITE\u001b[39m\n  at …'),
                spec('answers', 'flaky', 'Error: too early'),
              ],
            },
          ],
        },
      ],
      errors: [],
    };
    expect(failuresOf(report)).toEqual([
      { test: 'e2e/dial.spec.ts:7 › rings', said: 'Error: no INVITE' },
      { test: 'e2e/dial.spec.ts:7 › answers', said: 'Error: too early', flaky: true },
    ]);
  });

  it('hold a file that broke before its first test, of either runner', () => {
    const file = { name: 'a.test.ts', status: 'failed', message: 'SyntaxError: x\ny' };
    expect(failuresOf({ testResults: [{ ...file, assertionResults: [] }] })).toEqual([
      { test: 'a.test.ts', said: 'SyntaxError: x' },
    ]);
    expect(failuresOf({ suites: [], errors: [{ message: 'Error: no tests found' }] })).toEqual([
      { test: 'playwright', said: 'Error: no tests found' },
    ]);
  });

  it('are none where nothing was reported', () => {
    expect(failuresOf(undefined)).toEqual([]);
  });

  it('are those of vitest, too', () => {
    const result = { fullName: 'a b', status: 'failed', failureMessages: ['Error: 1 is not 2'] };
    const passed = { fullName: 'c', status: 'passed', failureMessages: [] };
    expect(
      failuresOf({
        testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [result, passed] }],
      }),
    ).toEqual([{ test: 'a.test.ts › a b', said: 'Error: 1 is not 2' }]);
  });
});
