import type { Page } from '@playwright/test';

/**
 * A snapshot of the heap of the process that a page runs in, as text: every string that its
 * scripts, and the content scripts beside them, hold. What asks for it must not know what is
 * looked for, or it would find itself.
 */
export async function textInHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
