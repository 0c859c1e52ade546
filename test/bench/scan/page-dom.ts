import { percentile, type Results } from '../samples';
import { until } from '../../e2e/harness/targets';
import { startLabs } from './lab';
import { livePage } from './live-page';
import { cpuBetween, startTrace } from './traced-calls';

const RUNS = 15;
const OPERATIONS = 5000;

/**
 * How much slower the page's own DOM operations are with us in a page that shows 10 000 numbers:
 * the same page, in turns, with us, without, and with a mutation observer that does nothing. Ours
 * must observe, so nobody can cost less than that one. The time of the page's script alone, without what we
 * do later; layout is left out, because it costs the same and would hide us.
 */
export async function benchPageDom(): Promise<Results> {
  const labs = await startLabs({ '/page': livePage(100_000) });
  try {
    const watched = await labs.open('/page');
    const observed = await labs.open('/page');
    const alone = await labs.open('/page', 'localhost');
    for (const lab of [watched, observed, alone]) await lab.askPage('insert()');
    await observed.ask('bench.observe()');
    await watched.page.bringToFront();
    await watched.ask('bench.start()');
    await until(
      () => watched.ask<boolean>('bench.known() >= 10_000'),
      'all numbers to be known',
      60_000,
    );
    const arms = Object.entries({ watched, observed, alone });
    const stop = await startTrace(watched.page);
    for (let run = -1; run < RUNS; run += 1) {
      for (const [name, lab] of arms) {
        const [from, to] = moments(name, run);
        const operate = `operate(${OPERATIONS})`;
        await lab.askPage(`console.timeStamp('${from}'); ${operate}; console.timeStamp('${to}')`);
      }
    }
    const events = await stop();
    const [ours, empty, none] = arms.map(([name]) => {
      const runs = Array.from({ length: RUNS }, (_, run) => moments(name, run));
      return percentile(
        runs.map(([from, to]) => cpuBetween(events, from, to)),
        50,
      );
    });
    if (ours === undefined || empty === undefined || none === undefined) throw new RangeError();
    return {
      'page_dom.10k.x': rounded(ours / none),
      'page_dom.10k.empty_observer_x': rounded(empty / none),
    };
  } finally {
    await labs.stop();
  }
}

/** How the begin and the end of a run are called in the trace. */
function moments(name: string, run: number): readonly [from: string, to: string] {
  return [`${name} ${run} from`, `${name} ${run} to`];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
