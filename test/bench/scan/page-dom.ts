import { percentile, type Results } from '../samples';
import { until } from '../../e2e/harness/targets';
import { startLabs } from './lab';
import { livePage } from './live-page';

const RUNS = 15;
const OPERATIONS = 5000;

/**
 * How much slower the page's own DOM operations are with us in a page that shows 10 000 numbers:
 * the same page, in turns, with and without us. The time of the page's script alone, without what we
 * do later; layout is left out, because it costs the same and would hide us.
 */
export async function benchPageDom(): Promise<Results> {
  const labs = await startLabs({ '/page': livePage(100_000) });
  try {
    const watched = await labs.open('/page');
    const alone = await labs.open('/page', 'localhost');
    for (const lab of [watched, alone]) await lab.askPage('insert()');
    await watched.page.bringToFront();
    await watched.ask('bench.start()');
    await until(
      () => watched.ask<boolean>('bench.known() >= 10_000'),
      'all numbers to be known',
      60_000,
    );
    const samples = { watched: [] as number[], alone: [] as number[] };
    for (let run = -1; run < RUNS; run += 1) {
      for (const [name, lab] of [
        ['watched', watched],
        ['alone', alone],
      ] as const) {
        const took = await lab.askPage<number>(`operate(${OPERATIONS})`);
        if (run >= 0) samples[name].push(took);
      }
    }
    const ratio = percentile(samples.watched, 50) / percentile(samples.alone, 50);
    return { 'page_dom.10k.x': Math.round(ratio * 100) / 100 };
  } finally {
    await labs.stop();
  }
}
