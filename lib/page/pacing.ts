import type { FinderState } from '../messaging/protocol';
import { Budget, type Limits } from './budget';

/** How often a scan that was slowed down may work, ms. */
const SLOW_MS = 1000;

type PacingListener = {
  /** The pace has changed. */
  paced(state: FinderState): void;
  /** While slowed down: a moment to do what must be done. */
  turn(): void;
};

/** Keeps a scan to its budget: all time that it takes is told here. */
export class Pacing {
  #state: FinderState = 'stopped';
  #budget: Budget;
  #turns: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly limits: Limits,
    private readonly listener: PacingListener,
    signal: AbortSignal,
  ) {
    this.#budget = new Budget(limits);
    signal.addEventListener('abort', () => this.#become('stopped'));
  }

  get state(): FinderState {
    return this.#state;
  }

  get slowed(): boolean {
    return this.#state === 'slowed';
  }

  /** Begins, or begins again, with nothing spent. */
  start(): void {
    this.#budget = new Budget(this.limits);
    this.#become('running');
  }

  /** Work that ended at `now` took `ms`. */
  spent(ms: number, now: number): void {
    if (this.#state !== 'stopped') this.#become(this.#budget.spend(ms, now));
  }

  #become(state: FinderState): void {
    if (state === this.#state) return;
    this.#state = state;
    clearInterval(this.#turns);
    if (state === 'slowed') this.#turns = setInterval(() => this.#turn(), SLOW_MS);
    this.listener.paced(state);
  }

  #turn(): void {
    this.listener.turn();
    this.#become(this.#budget.state(performance.now()));
  }
}
