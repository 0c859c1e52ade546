import * as v from 'valibot';

/** A test that failed: its file and title, and the first line of what it said. */
export type Failure = {
  readonly test: string;
  readonly said: string;
  /** It passed at its second try. */
  readonly flaky?: true;
};

/* The parts that are read of the two runners' JSON reports; a broken runner leaves none. */

const VitestReport = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.optional(v.string(), ''),
      status: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.optional(v.nullable(v.array(v.string())), []),
        }),
      ),
    }),
  ),
});

const Spec = v.object({
  title: v.string(),
  file: v.string(),
  line: v.number(),
  tests: v.array(
    v.object({
      status: v.string(),
      results: v.array(
        v.object({ error: v.optional(v.object({ message: v.optional(v.string(), '') })) }),
      ),
    }),
  ),
});
type Suite = {
  readonly specs: readonly v.InferOutput<typeof Spec>[];
  readonly suites?: readonly Suite[] | undefined;
};
const Suite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.array(Spec),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});
const PlaywrightReport = v.object({
  suites: v.array(Suite),
  errors: v.optional(v.array(v.object({ message: v.optional(v.string(), '') })), []),
});

// eslint-disable-next-line no-control-regex -- the runners colour what they say
const COLOUR = /\u001b\[[\d;]*m/g;

function firstLine(said: string): string {
  return said.replace(COLOUR, '').trim().split('\n', 1)[0]?.slice(0, 300) ?? '';
}

function ofVitest({ testResults }: v.InferOutput<typeof VitestReport>): readonly Failure[] {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        test: `${name} › ${fullName}`,
        said: firstLine(failureMessages?.[0] ?? ''),
      }));
    // A file that broke before its first test has no result of its own.
    const broke = status === 'failed' && failed.length === 0;
    return broke ? [{ test: name, said: firstLine(message) }] : failed;
  });
}

function ofSuite({ specs, suites = [] }: Suite): readonly Failure[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => ({
        test: `${file}:${line} › ${title}`,
        said: firstLine(results.find(({ error }) => error)?.error?.message ?? ''),
        ...(status === 'flaky' && { flaky: true as const }),
      })),
  );
  return [...own, ...suites.flatMap(ofSuite)];
}

/**
 * What failed, by the report of `vitest --reporter=json` or of Playwright's json reporter, so that
 * the end of a long run names it.
 */
export function failuresOf(report: unknown): readonly Failure[] {
  const vitest = v.safeParse(VitestReport, report);
  if (vitest.success) return ofVitest(vitest.output);
  const playwright = v.safeParse(PlaywrightReport, report);
  if (!playwright.success) return [];
  const { suites, errors } = playwright.output;
  const broken = errors.map(({ message }) => ({ test: 'playwright', said: firstLine(message) }));
  return [...suites.flatMap(ofSuite), ...broken];
}
