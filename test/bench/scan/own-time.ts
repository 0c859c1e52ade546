import { percentile, type Results } from '../samples';
import { until } from '../../e2e/harness/targets';
import { startLabs, type Lab } from './lab';
import { livePage } from './live-page';
import { callsInto, startTrace, type Call } from './traced-calls';

const RUNS = 5;
const CHANGING_MS = 2500;
const RATES = { '1k': 1000, '5k': 5000 } as const;
/** Nothing of ours ran for so long: all is read. */
const QUIET_MS = 1000;

/** Ours, as the trace names it. */
const SCRIPT = 'bench.js';

/**
 * How long we keep the page waiting: the tasks of our own while 100 000 text nodes are inserted, and
 * while a table of 10 000 changes; and what one change costs us. Between entering and leaving our
 * script, as the browser traces it: wall time, in which what the machine gives to others counts as
 * ours, and beside it the CPU time of the thread. Medians of the runs' 99th percentiles and worst.
 */
export async function benchOwnTime(): Promise<Results> {
  const labs = await startLabs({ '/insert': livePage(100_000), '/change': livePage(10_000) });
  try {
    const inserted: (readonly Call[])[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const lab = await labs.open('/insert');
      await lab.ask('bench.start()');
      await rest(lab);
      inserted.push(await ours(lab, () => lab.askPage('insert()')));
      await lab.close();
    }
    return { ...summary('task.100k', inserted), ...(await changes(await labs.open('/change'))) };
  } finally {
    await labs.stop();
  }
}

async function changes(lab: Lab): Promise<Results> {
  await lab.askPage('insert()');
  await lab.ask('bench.start()');
  await rest(lab);
  const results: Results = {};
  for (const [name, rate] of Object.entries(RATES)) {
    const tasks: (readonly Call[])[] = [];
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      let count = 0;
      const own = await ours(lab, async () => {
        count = await lab.askPage<number>(`changing(${rate}, ${CHANGING_MS})`);
      });
      tasks.push(own);
      wall.push((own.reduce((sum, call) => sum + call.wall, 0) * 1000) / count);
      cpu.push((own.reduce((sum, call) => sum + call.cpu, 0) * 1000) / count);
    }
    results[`mutation.${name}_per_s.us`] = rounded(percentile(wall, 50));
    results[`mutation.${name}_per_s.cpu_us`] = rounded(percentile(cpu, 50));
    if (name === '5k') Object.assign(results, summary('task.5k_per_s', tasks));
  }
  return results;
}

/** Our tasks while the page does something, until nothing is left for us to do. */
async function ours(lab: Lab, work: () => Promise<unknown>): Promise<readonly Call[]> {
  const stop = await startTrace(lab.page);
  await work();
  await rest(lab);
  return callsInto(await stop(), SCRIPT);
}

/** Waits until nothing is left for us to do. */
async function rest(lab: Lab): Promise<void> {
  let before = -1;
  let since = Date.now();
  await until(
    async () => {
      const now = await lab.ask<number>('bench.tasks()');
      if (now !== before) since = Date.now();
      before = now;
      return Date.now() - since > QUIET_MS;
    },
    'the finder to come to rest',
    120_000,
  );
}

function summary(name: string, runs: readonly (readonly Call[])[]): Results {
  const medianOf = (p: number, kind: keyof Call): number =>
    percentile(
      runs.map((calls) =>
        percentile(
          calls.map((call) => call[kind]),
          p,
        ),
      ),
      50,
    );
  return {
    [`${name}.p99_ms`]: rounded(medianOf(99, 'wall')),
    [`${name}.worst_ms`]: rounded(medianOf(100, 'wall')),
    [`${name}.p99_cpu_ms`]: rounded(medianOf(99, 'cpu')),
    [`${name}.worst_cpu_ms`]: rounded(medianOf(100, 'cpu')),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
