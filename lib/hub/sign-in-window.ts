import { browser } from '../browser';
import { SOONEST_MS } from '../auth/pace';
import type { Snapshot } from '../snapshot/snapshot';
import type { Store } from './store';

/** Wakes a worker after the one that waited for the sign-in window, if that one was stopped. */
const WINDOW_ALARM = 'sign-in-window';

/** Whether somebody is signing in now: to the call centre, or to a CRM. */
function signingIn({ signIn, crm }: Snapshot): boolean {
  return signIn === 'signing-in' || crm.some(({ state }) => state === 'connecting');
}

/** The window of a sign-in, one at a time, which outlives the worker that opened it and then brings nothing. */
export class SignInWindow {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async opens(): Promise<void> {
    await this.close();
    await browser.alarms.create(WINDOW_ALARM, { periodInMinutes: SOONEST_MS / 60_000 });
  }

  async gone(): Promise<void> {
    await browser.alarms.clear(WINDOW_ALARM);
    await this.#store.changeMemory({ signInWindow: null });
  }

  async close(): Promise<void> {
    const { signInWindow } = this.#store.memory;
    if (signInWindow !== null) await browser.windows.remove(signInWindow).catch(() => undefined);
  }

  /** Chrome does not name the window of `launchWebAuthFlow`: it is the popup that opens meanwhile. */
  seen(id: number): void {
    const { signInWindow } = this.#store.memory;
    if (signingIn(this.#store.snapshot) && signInWindow === null) {
      void this.#store.changeMemory({ signInWindow: id });
    }
  }
}
