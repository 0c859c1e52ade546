import { browser } from '../browser';
import type { Settings } from '../policy/settings';
import type { Snapshot } from '../snapshot/snapshot';
import { liveCalls } from './calls';
import type { SettingsSource } from './settings-source';
import type { Store } from './store';

/**
 * Whether an update may come in now. It ends the engine, and with it a call; and it empties
 * `storage.session` (measured), and with it the sign-in. The company may leave it to the browser's
 * next start.
 */
export function mayUpdate(snapshot: Snapshot, { updates }: Pick<Settings, 'updates'>): boolean {
  if (updates === 'browser-start') return false;
  const signedIn = snapshot.signIn === 'in' || snapshot.signIn === 'signing-in';
  return !signedIn && liveCalls(snapshot).length === 0;
}

/**
 * Takes an update that the browser has fetched as soon as nothing is lost by it: when nobody is
 * signed in and no call is up. Until then it waits, at the longest until the browser starts anew.
 * While the engine lives Chrome itself does not put a newer extension in place of this one
 * (`UpdateInstallGate` in Chromium: it is not idle). Synchronously, while the worker starts.
 */
export function takeUpdates(store: Store, settings: SettingsSource): void {
  const look = (): void => {
    // Before the policy is known nobody can say that it lets an update in.
    const { ready, current } = settings;
    if (store.memory.updateReady && ready && mayUpdate(store.snapshot, current)) {
      browser.runtime.reload();
    }
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    void store.changeMemory({ updateReady: true }).then(look);
  });
  store.onSnapshot(look);
  settings.onChange(look);
}
