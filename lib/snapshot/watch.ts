import { browser } from '../browser';
import { QUALITY_KEY, type LiveQuality } from './live-quality';
import { EMPTY_SNAPSHOT } from './snapshot';
import type { Snapshot, TabNumbers } from './snapshot';
import { SNAPSHOT_KEY, tabNumbersKey } from './storage-keys';

/** What the hub last wrote, or the empty snapshot before it wrote anything. */
export async function readSnapshot(): Promise<Snapshot> {
  const stored = await browser.storage.session.get(SNAPSHOT_KEY);
  return (stored[SNAPSHOT_KEY] as Snapshot | undefined) ?? EMPTY_SNAPSHOT;
}

/** Tells the snapshot now and after every change. No other key of the session reaches a view. */
export function watchSnapshot(listener: (snapshot: Snapshot) => void): void {
  watchKey(SNAPSHOT_KEY, (value) => listener((value as Snapshot | undefined) ?? EMPTY_SNAPSHOT));
}

/** Tells which numbers a tab shows, now and after every change; `null` where it shows none. */
export function watchTabNumbers(
  tabId: number,
  listener: (numbers: TabNumbers | null) => void,
  signal: AbortSignal,
): void {
  watchKey(
    tabNumbersKey(tabId),
    (value) => listener((value as TabNumbers | undefined) ?? null),
    signal,
  );
}

/** Tells how the call sounds, about once a second while there is one. */
export function watchQuality(
  listener: (live: LiveQuality | null) => void,
  signal: AbortSignal,
): void {
  watchKey(QUALITY_KEY, (value) => listener((value as LiveQuality | undefined) ?? null), signal);
}

/** Listens before it reads, so that no change falls between; a read that comes late is dropped. */
function watchKey(key: string, listener: (value: unknown) => void, signal?: AbortSignal): void {
  let changed = false;
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = area === 'session' ? changes[key] : undefined;
    if (!change) return;
    changed = true;
    listener(change.newValue);
  };
  browser.storage.onChanged.addListener(listen);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
  void browser.storage.session.get(key).then((stored) => {
    if (!changed && !signal?.aborted) listener(stored[key]);
  });
}
