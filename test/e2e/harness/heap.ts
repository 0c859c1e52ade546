import type { Browser } from './browser';
import { RawTarget } from './raw-target';
import { targets } from './targets';
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

/** The heaps of everything in the browser that `places` names by a part of its address. */
export async function heapsOf<Place extends string>(
  browser: Browser,
  places: Readonly<Record<Place, string>>,
): Promise<ReadonlyMap<Place, string>> {
  const all = (await targets(browser.cdp)).filter(({ type }) => type !== 'tab');
  const heaps = new Map<Place, string>();
  for (const [place, address] of Object.entries(places) as [Place, string][]) {
    const [info] = all.filter(({ url }) => url.includes(address));
    if (!info) throw new Error(`there is nothing at ${address}`);
    heaps.set(place, await heapOf(browser, info));
  }
  return heaps;
}
