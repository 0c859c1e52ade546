import { readFileSync } from 'node:fs';
import type { Results } from './samples';
import type { Scene } from './scene';

/**
 * What the extension's one process holds while the agent is registered and idle: worker and engine
 * share it (the panel, too, were it open). Private memory, as Linux accounts it.
 */
export async function benchMemory(scene: Scene): Promise<Results> {
  await scene.lineUp();
  const { processInfo } = await scene.browser.cdp.send('SystemInfo.getProcessInfo');
  const ours = processInfo.filter(({ type, id }) => type === 'renderer' && isExtension(id));
  const kilobytes = ours.map(({ id }) => privateKilobytes(id));
  const worker = await scene.browser.worker();
  const heap = await worker.evaluate(
    () =>
      (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize,
  );
  return {
    'memory.process.private_mb': megabytes(kilobytes.reduce((a, b) => a + b, 0) * 1024),
    ...(heap !== undefined && { 'memory.worker.heap_mb': megabytes(heap) }),
  };
}

function isExtension(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
}

function privateKilobytes(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gmu)]
    .map(([, kilobytes]) => Number(kilobytes))
    .reduce((a, b) => a + b, 0);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 104_857.6) / 10;
}
