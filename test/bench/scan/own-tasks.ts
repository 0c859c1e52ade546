import { Underline } from '../../../lib/page/mark';
import { Marker } from '../../../lib/page/marker';
import { Scan } from '../../../lib/page/scan';
import type { FindContext } from '../../../lib/phone-numbers/found';

/** How long each task of ours kept the main thread, ms, since the list was emptied. */
const tasks: number[] = [];
const world = globalThis as { ownTasks?: number[] };
world.ownTasks = tasks;

function timed<A extends unknown[], R>(work: (...values: A) => R): (...values: A) => R {
  return (...values) => {
    const start = performance.now();
    try {
      return work(...values);
    } finally {
      tasks.push(performance.now() - start);
    }
  };
}

/**
 * The finder as the page script puts it together, without hub and button. Everything by which the
 * browser calls it is timed: tasks, timers, frames, observers.
 */
export function startFinder(context: FindContext): Scan {
  timeEveryEntry();
  const { signal } = new AbortController();
  const marker = new Marker(context);
  const underline = new Underline(
    (block) => scan.numbers.get(block) ?? [],
    () => undefined,
    signal,
  );
  const scan = new Scan(
    {
      worth: (text) => marker.worth(text),
      run: (run) => marker.in(run),
      dialable: () => undefined,
      changed: (block, numbers) => underline.update(block, numbers),
      paced: () => undefined,
    },
    signal,
  );
  scan.start();
  return scan;
}

function timeEveryEntry(): void {
  const post = scheduler.postTask.bind(scheduler);
  const later = window.setTimeout.bind(window);
  const frame = window.requestAnimationFrame.bind(window);
  Object.defineProperty(scheduler, 'postTask', {
    value: (work: () => unknown, options: SchedulerPostTaskOptions) => post(timed(work), options),
  });
  Object.assign(window, {
    setTimeout: (work: () => void, ms?: number) => later(timed(work), ms),
    requestAnimationFrame: (work: FrameRequestCallback) => frame(timed(work)),
    MutationObserver: class extends MutationObserver {
      constructor(work: MutationCallback) {
        super(timed(work));
      }
    },
    ResizeObserver: class extends ResizeObserver {
      constructor(work: ResizeObserverCallback) {
        super(timed(work));
      }
    },
    IntersectionObserver: class extends IntersectionObserver {
      constructor(work: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super(timed(work), options);
      }
    },
  });
}
