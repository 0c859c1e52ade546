import { percentile, type Results } from '../samples';
import { until } from '../../e2e/harness/targets';
import { startLabs, type Lab } from './lab';
import { livePage } from './live-page';

const RUNS = 5;
const CHANGING_MS = 2500;
const RATES = { '1k': 1000, '5k': 5000 } as const;
/** Nothing of ours ran for so long: all is read. */
const QUIET_MS = 1000;

/**
 * How long we keep the page waiting: the tasks of our own while 100 000 text nodes are inserted, and
 * while a table of 10 000 changes; and what one change costs us. Wall time between entering and
 * leaving our script, so what the machine gives to others in between counts as ours. Medians of the
 * runs' 99th percentiles and worst.
 */
export async function benchOwnTime(): Promise<Results> {
  const labs = await startLabs({ '/insert': livePage(100_000), '/change': livePage(10_000) });
  try {
    const inserted: number[][] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const lab = await labs.open('/insert');
      await lab.ask('bench.start()');
      await taken(lab);
      await lab.askPage('insert()');
      inserted.push(await taken(lab));
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
  await taken(lab);
  const results: Results = {};
  for (const [name, rate] of Object.entries(RATES)) {
    const tasks: number[][] = [];
    const each: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const count = await lab.askPage<number>(`changing(${rate}, ${CHANGING_MS})`);
      const own = await taken(lab);
      tasks.push(own);
      each.push((own.reduce((sum, ms) => sum + ms, 0) * 1000) / count);
    }
    results[`mutation.${name}_per_s.us`] = rounded(percentile(each, 50));
    if (name === '5k') Object.assign(results, summary('task.5k_per_s', tasks));
  }
  return results;
}

/** The tasks of ours until nothing was left to do; they are not told again. */
async function taken(lab: Lab): Promise<number[]> {
  let length = -1;
  let since = Date.now();
  await until(
    async () => {
      const now = await lab.ask<number>('ownTasks.length');
      if (now !== length) since = Date.now();
      length = now;
      return Date.now() - since > QUIET_MS;
    },
    'the finder to come to rest',
    120_000,
  );
  return lab.ask<number[]>('ownTasks.splice(0)');
}

function summary(name: string, runs: readonly (readonly number[])[]): Results {
  const medianOf = (p: number): number =>
    percentile(
      runs.map((tasks) => percentile(tasks, p)),
      50,
    );
  return {
    [`${name}.p99_ms`]: rounded(medianOf(99)),
    [`${name}.worst_ms`]: rounded(medianOf(100)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
