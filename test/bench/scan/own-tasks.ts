import { Underline } from '../../../lib/page/mark';
import { Marker } from '../../../lib/page/marker';
import { Scan } from '../../../lib/page/scan';
import type { FindContext } from '../../../lib/phone-numbers/found';

let tasks = 0;

/** How often the browser called us. */
export function tasksSoFar(): number {
  return tasks;
}

function counted<A extends unknown[], R>(work: (...values: A) => R): (...values: A) => R {
  return (...values) => {
    tasks += 1;
    return work(...values);
  };
}

/**
 * The finder as the page script puts it together, without hub and button. Everything by which the
 * browser calls it is counted: tasks, timers, frames, observers.
 */
export function startFinder(context: FindContext): Scan {
  countEveryEntry();
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

function countEveryEntry(): void {
  const post = scheduler.postTask.bind(scheduler);
  const later = window.setTimeout.bind(window);
  const frame = window.requestAnimationFrame.bind(window);
  Object.defineProperty(scheduler, 'postTask', {
    value: (work: () => unknown, options: SchedulerPostTaskOptions) => post(counted(work), options),
  });
  Object.assign(window, {
    setTimeout: (work: () => void, ms?: number) => later(counted(work), ms),
    requestAnimationFrame: (work: FrameRequestCallback) => frame(counted(work)),
    MutationObserver: class extends MutationObserver {
      constructor(work: MutationCallback) {
        super(counted(work));
      }
    },
    ResizeObserver: class extends ResizeObserver {
      constructor(work: ResizeObserverCallback) {
        super(counted(work));
      }
    },
    IntersectionObserver: class extends IntersectionObserver {
      constructor(work: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super(counted(work), options);
      }
    },
  });
}
