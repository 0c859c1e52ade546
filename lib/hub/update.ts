import { browser } from '../browser';
import type { Snapshot } from '../snapshot/snapshot';
import { liveCalls } from './calls';
import type { Store } from './store';

/**
 * Whether an update may come in now. It ends the engine, and with it a call; and it empties
 * `storage.session` (measured), and with it the sign-in.
 */
export function mayUpdate(snapshot: Snapshot): boolean {
  const signedIn = snapshot.signIn === 'in' || snapshot.signIn === 'signing-in';
  return !signedIn && liveCalls(snapshot).length === 0;
}

/**
 * Takes an update that the browser has fetched as soon as nothing is lost by it: when nobody is
 * signed in and no call is up. Until then it waits, at the longest until the browser starts anew.
 * While the engine lives Chrome itself does not put a newer extension in place of this one
 * (`UpdateInstallGate` in Chromium: it is not idle). Synchronously, while the worker starts.
 */
export function takeUpdates(store: Store): void {
  const look = (): void => {
    if (store.memory.updateReady && mayUpdate(store.snapshot)) browser.runtime.reload();
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    void store.changeMemory({ updateReady: true }).then(look);
  });
  store.onSnapshot(look);
}
