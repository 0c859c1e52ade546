import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failuresOf } from './failures';
import { prepareMachine } from './machine';
import { NOTHING, plus, summary, tallyOfStep, type Tally } from './tally';

type Step = {
  readonly name: string;
  readonly command: string;
  /** Writes a JSON report to `REPORT`; what it counts is added to the sum. */
  readonly runsTests?: true;
  readonly minutes: number;
};

/**
 * Much of a browser's test is waiting for it: two at once leave two cores idle now and then. Where
 * sound is measured to the millisecond there is one.
 */
const AT_ONCE = 3;

/**
 * One project of `playwright.config.ts`, without what `npm run soak` has for itself. `display` runs it
 * where it finds a screen and real keys; `files` of it run at once; `splits`: also the tests of one file.
 */
function inBrowser(name: string, { display = '', files = 1, splits = false } = {}): Step {
  const parallel = `${files > 1 ? ` --workers=${files}` : ''}${splits ? ' --fully-parallel' : ''}`;
  return {
    name,
    command: `PLAYWRIGHT_JSON_OUTPUT_NAME="$REPORT" ${display} playwright test --project=${name} --grep-invert=@long${parallel} --reporter=list,json`,
    runsTests: true,
    minutes: 20,
  };
}

/**
 * In this order, cheapest first; `npm test -- lint unit` runs only those. Lanes run beside each other:
 * policies rule every browser on the machine that has our extension in it, and so go with what
 * opens none; what works in one thread goes with what does not.
 */
const STEPS: readonly (Step | readonly (readonly Step[])[])[] = [
  { name: 'build', command: 'wxt build', minutes: 2 },
  { name: 'build:demo', command: 'wxt build --mode demo', minutes: 2 },
  { name: 'size', command: 'tsx scripts/size.ts', minutes: 1 },
  [
    [
      { name: 'format', command: 'prettier --check --log-level warn .', minutes: 4 },
      { name: 'unused', command: 'knip', minutes: 2 },
      { name: 'lint', command: 'eslint --max-warnings 0 .', minutes: 8 },
    ],
    [
      { name: 'types', command: 'tsc --noEmit', minutes: 4 },
      {
        name: 'unit',
        command: 'vitest run --reporter=default --reporter=json --outputFile.json="$REPORT"',
        runsTests: true,
        minutes: 8,
      },
    ],
    [inBrowser('policy')],
  ],
  inBrowser('contract', { files: AT_ONCE, splits: true }),
  inBrowser('audio'),
  inBrowser('components', { files: AT_ONCE, splits: true }),
  inBrowser('hostile-page', { files: AT_ONCE }),
  inBrowser('page-safety', { files: AT_ONCE, splits: true }),
  inBrowser('numbers', { files: AT_ONCE, splits: true }),
  inBrowser('peers', { files: AT_ONCE }),
  inBrowser('e2e', { files: AT_ONCE }),
  inBrowser('xvfb', { display: 'xvfb-run -a -s "-screen 0 1440x900x24"' }),
];

/** What went wrong, for the end of the run: the lines above it are thousands. */
const notes: string[] = [];
const reports = mkdtempSync(join(tmpdir(), 'sidetone-test-'));

function run({ command, minutes }: Step, report: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, REPORT: report },
      timeout: minutes * 60_000,
    });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function take(step: Step): Promise<Tally> {
  if (wanted.length > 0 && !wanted.includes(step.name)) return NOTHING;
  console.log(`\n── ${step.name} ──`);
  const began = Date.now();
  const report = join(reports, `${step.name.replace(':', '-')}.json`);
  const exit = await run(step, report);
  const reported = readReport(report);
  const tally = tallyOfStep(exit, reported, step.runsTests ?? false);
  const named = failuresOf(reported);
  for (const { test, said, flaky } of named) {
    const sign = flaky ? '~ passed at its second try:' : '✗';
    notes.push(`${sign} ${step.name}: ${test}\n    ${said}`);
  }
  if (tally.failed > named.filter(({ flaky }) => !flaky).length) notes.push(`✗ ${step.name}`);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`── ${step.name}: ${summary(tally)} in ${seconds} s`);
  return tally;
}

async function takeAll(steps: readonly Step[]): Promise<Tally> {
  let total = NOTHING;
  for (const step of steps) total = plus(total, await take(step));
  return total;
}

prepareMachine();
const wanted = process.argv.slice(2);
let total = NOTHING;
for (const step of STEPS) {
  const lanes = 'name' in step ? [[step]] : step;
  const tallies = await Promise.all(lanes.map(takeAll));
  total = tallies.reduce(plus, total);
}
rmSync(reports, { recursive: true });
for (const note of notes) console.log(note);
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
