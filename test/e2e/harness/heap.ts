import type { Browser } from './browser';
import { RawTarget } from './raw-target';
import { targets, until } from './targets';
import type { TargetInfo } from './targets';

/**
 * A snapshot of the heap in which a target's scripts run, as text: every string that they, and
 * whoever shares the thread with them, hold. What asks for it must not know what is looked for, or
 * it would find itself.
 */
async function heapOf(browser: Browser, { targetId }: TargetInfo): Promise<string> {
  const target = await RawTarget.attach(browser.cdp, targetId);
  const chunks: string[] = [];
  target.hear((method, params) => {
    if (method !== 'HeapProfiler.addHeapSnapshotChunk') return;
    chunks.push((params as { chunk: string }).chunk);
  });
  await target.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await target.detach();
  return chunks.join('');
}

/** What runs at an address, once what ran there before is gone. */
export function theOneAt(browser: Browser, address: string): Promise<TargetInfo> {
  return until(async () => {
    const all = await targets(browser.cdp);
    const [info, ...more] = all.filter(({ type, url }) => type !== 'tab' && url.includes(address));
    return more.length === 0 && info;
  }, `one target at ${address}`);
}

/** The heaps of everything in the browser that `places` names by a part of its address. */
export async function heapsOf<Place extends string>(
  browser: Browser,
  places: Readonly<Record<Place, string>>,
): Promise<ReadonlyMap<Place, string>> {
  const heaps = new Map<Place, string>();
  for (const [place, address] of Object.entries(places) as [Place, string][]) {
    heaps.set(place, await heapOf(browser, await theOneAt(browser, address)));
  }
  return heaps;
}
