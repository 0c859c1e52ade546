import { firstState, nextState, type State } from './steps';
import { picking } from './texts';

/** What every page offers to the test as `window.customers`. */
export type CustomersPage = {
  /** Goes so many steps on; resolves once all of them had the time to be drawn. */
  run(steps: number): Promise<void>;
};

const SEED = 3;

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
const task = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/**
 * What happens between two steps, in turn: nothing, so that two are drawn at once; the end of the
 * task, where frameworks draw; and frames, in which whoever watches the page gets its time.
 */
const PAUSES = [() => null, () => Promise.resolve(), task, frame];

/** Draws the first state and waits for the test. */
export function startCustomers(draw: (state: State) => void): void {
  const pick = picking(SEED);
  let state = firstState(pick);
  draw(state);
  const page: CustomersPage = {
    async run(steps) {
      const last = state.step + steps;
      while (state.step < last) {
        state = nextState(state, pick);
        draw(state);
        await PAUSES[state.step % PAUSES.length]?.();
      }
      await frame();
      await frame();
    },
  };
  Object.assign(window, { customers: page });
}
