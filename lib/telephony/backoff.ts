/** Waits between attempts in ms; the last one repeats. */
export type Backoff = readonly [number, ...number[]];

/** Whether to stop. A function, so that the compiler does not take one look for the last. */
export const over = (signal: AbortSignal): boolean => signal.aborted;

/** How long to wait after the `attempt`th failure, counted from 0. */
export function waitAfter(table: Backoff, attempt: number): number {
  return table[Math.min(attempt, table.length - 1)] ?? table[0];
}

/** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
