/** How long the page may wait for us at once, ms. */
const SLICE_MS = 4;

/**
 * Runs a step again and again until it says that nothing is left, in slices short enough that the
 * page never feels them; the page's own work always goes first. Stops at once on abort.
 */
export async function inSlices(step: () => boolean, signal: AbortSignal): Promise<void> {
  const work = async (): Promise<void> => {
    let until = performance.now() + SLICE_MS;
    while (!signal.aborted && step()) {
      if (performance.now() < until) continue;
      await scheduler.yield();
      until = performance.now() + SLICE_MS;
    }
  };
  await scheduler.postTask(work, { priority: 'background', signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
