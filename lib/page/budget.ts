import type { FinderState } from '../messaging/protocol';

/** What the finder allows itself. Times in ms, shares of one. */
export type Limits = {
  /** Of the main thread's time, over the window. */
  readonly share: number;
  readonly window: number;
  /** How long it may stay above while slowed down, before it stops. */
  readonly patience: number;
  /** Below this share it may speed up again. */
  readonly calm: number;
};

export const LIMITS: Limits = { share: 0.02, window: 10_000, patience: 60_000, calm: 0.005 };

const BUCKETS = 20;
/** Who had to slow down again and again waits longer each time, up to so many windows. */
const LONGEST_REST = 16;

/**
 * Decides, by the time that the finder takes from the page, how it may go on. Pure: every moment is
 * handed in, as ms of one clock that never runs backwards.
 */
export class Budget {
  readonly #spent = new Float64Array(BUCKETS);
  #bucket = 0;
  #state: FinderState = 'running';
  #slowedAt = 0;
  #aboveSince: number | undefined;
  #rest = 1;

  constructor(private readonly limits: Limits = LIMITS) {}

  /** Work that ended at `now` took `ms`. */
  spend(ms: number, now: number): FinderState {
    this.#forgetUntil(now);
    const index = this.#bucket % BUCKETS;
    this.#spent[index] = (this.#spent[index] ?? 0) + ms;
    return this.state(now);
  }

  /** How to go on at `now`; to be asked from time to time, also when nothing was done. */
  state(now: number): FinderState {
    this.#forgetUntil(now);
    const { share, window, patience, calm } = this.limits;
    const spent = this.#spent.reduce((sum, ms) => sum + ms, 0);
    const above = spent > share * window;
    this.#aboveSince = above ? (this.#aboveSince ?? now) : undefined;
    if (this.#state === 'running' && above) {
      this.#rest = now - this.#slowedAt > LONGEST_REST * window ? 1 : this.#rest;
      this.#state = 'slowed';
      this.#slowedAt = now;
    } else if (this.#state === 'slowed') {
      const rested = now - this.#slowedAt >= this.#rest * window;
      if (this.#aboveSince !== undefined && now - this.#aboveSince >= patience) {
        this.#state = 'stopped';
      } else if (rested && spent < calm * window) {
        this.#state = 'running';
        this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
      }
    }
    return this.#state;
  }

  #forgetUntil(now: number): void {
    const bucket = Math.floor((now * BUCKETS) / this.limits.window);
    const steps = Math.min(bucket - this.#bucket, BUCKETS);
    for (let step = 1; step <= steps; step += 1) this.#spent[(this.#bucket + step) % BUCKETS] = 0;
    if (steps > 0 && bucket - this.#bucket >= BUCKETS) this.#spent.fill(0);
    this.#bucket = Math.max(bucket, this.#bucket);
  }
}
