/** How long the page may wait for us at once, ms: what a slice began it still ends. */
const SLICE_MS = 2;

type Work = {
  /** Does a little; false when nothing is left. */
  readonly step: () => boolean;
  /** Whether the agent is looking at what is to be done. */
  readonly urgent: () => boolean;
  /** Hears how long each slice took, ms, and when it ended. */
  readonly spent: (ms: number, now: number) => void;
};

/**
 * Works in slices short enough that the page never feels them, until nothing is left; the page's
 * own tasks always go first. Stops at once on abort.
 */
export async function inSlices(work: Work, signal: AbortSignal): Promise<void> {
  const slice = (): boolean => {
    const start = performance.now();
    let now = start;
    let more = true;
    while (more && now - start < SLICE_MS) {
      more = work.step();
      now = performance.now();
    }
    work.spent(now - start, now);
    return more;
  };
  const later = async (): Promise<boolean> => {
    const priority = work.urgent() ? 'user-visible' : 'background';
    const more: unknown = await scheduler.postTask(slice, { priority, signal });
    return more === true;
  };
  try {
    while (await later());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
