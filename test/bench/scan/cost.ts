import { percentile, type Results } from '../samples';
import { startLabs, type Lab } from './lab';
import { crmTable } from './table';

/** Text nodes in a table, by name. */
const SIZES = { '1k': 1000, '10k': 10_000, '100k': 100_000 } as const;
/** Each page has as many: small ones are measured in numbers, for the clock is coarse. */
const NODES = 100_000;
const RUNS = 7;
const LIBRARY_RUNS = 5;

/**
 * What it costs to read a table once, as a multiple of the browser's own bare walk over its text
 * nodes: in the same content script's world and in turns. Cold: nothing is remembered of any text; warm: every text
 * was seen before. Main thread CPU time, so that other processes do not matter; medians.
 */
export async function benchScanCost(): Promise<Results> {
  const pages = Object.entries(SIZES).map(([name, nodes]) => {
    const tables = Array.from({ length: NODES / nodes }, (_, seed) => crmTable(nodes, seed + 1));
    const html = `<!doctype html><html lang="en"><title>Customers</title>${tables.join('')}`;
    return [`/${name}`, html] as const;
  });
  const labs = await startLabs(Object.fromEntries(pages));
  try {
    const results: Results = {};
    for (const name of Object.keys(SIZES)) {
      const lab = await labs.open(`/${name}`);
      Object.assign(results, await costs(lab, name));
      await lab.close();
    }
    return results;
  } finally {
    await labs.stop();
  }
}

async function costs(lab: Lab, name: string): Promise<Results> {
  const found = await lab.ask<number>('bench.found()');
  if (found !== NODES / 10) throw new Error(`${found} numbers found in ${NODES} text nodes`);
  const samples = { walk: [] as number[], cold: [] as number[], warm: [] as number[] };
  for (let run = -1; run < RUNS; run += 1) {
    for (const kind of ['walk', 'cold', 'warm'] as const) {
      const took = await lab.cpuOf(`bench.${kind}()`);
      // The first run of each warms up its code.
      if (run >= 0) samples[kind].push(took);
    }
  }
  const walk = percentile(samples.walk, 50);
  const cold = percentile(samples.cold, 50);
  const results: Results = {
    [`scan.${name}.cold.x_walk`]: rounded(cold / walk),
    [`scan.${name}.warm.x_walk`]: rounded(percentile(samples.warm, 50) / walk),
  };
  if (name !== '100k') return results;
  const library: number[] = [];
  for (let run = 0; run < LIBRARY_RUNS; run += 1) library.push(await lab.cpuOf('bench.library()'));
  return {
    ...results,
    'scan.100k.x_faster_than_library': rounded(percentile(library, 50) / cold),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
