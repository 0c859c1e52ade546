import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumPath } from '../../../scripts/machine';
import { launchBrowser } from '../../e2e/harness/browser';
import { servePages } from '../../hostile-page/pages';
import { percentile, type Results } from '../samples';

const FRAMES = 40;
const RUNS = 5;
const IDLE = '<!doctype html><html lang="en"><p>Nothing to dial here.</p>';
const FRAMED = `${IDLE}${'<iframe src="/idle"></iframe>'.repeat(FRAMES)}`;
const GATE = 'page-gate.js';

/**
 * What a frame costs in which nothing looks like a number: how much more heap its process uses with
 * the built extension than with one whose content script is empty (for every content script the
 * browser makes a world of its own, some 200 kB), divided by the frames; and how long the gate's
 * script takes from begin to end, compiled and run, as the browser traces it.
 */
export async function benchIdleFrame(): Promise<Results> {
  const server = await servePages({ '/idle': IDLE, '/framed': FRAMED });
  const url = server.url('/framed');
  const browser = await launchBrowser();
  const executablePath = chromiumPath();
  const empty = writeEmptyExtension();
  const bare = await chromium.launchPersistentContext('', {
    ...(executablePath && { executablePath }),
    args: [`--disable-extensions-except=${empty}`, `--load-extension=${empty}`],
  });
  try {
    const heaps: number[] = [];
    const starts: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const [ours, none] = [await heapOf(browser.context, url), await heapOf(bare, url)];
      heaps.push((ours - none) / (FRAMES + 1) / 1024);
      starts.push(percentile(await gateStarts(browser.context, url), 50));
    }
    return {
      'idle_frame.heap_kb': Math.round(percentile(heaps, 50) * 10) / 10,
      'idle_frame.start_ms': Math.round(percentile(starts, 50) * 100) / 100,
    };
  } finally {
    await bare.close();
    rmSync(empty, { recursive: true });
    await browser.close();
    await server.close();
  }
}

/** Runs nothing, in every frame. */
function writeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-empty-'));
  const script = {
    matches: ['<all_urls>'],
    js: ['empty.js'],
    all_frames: true,
    match_origin_as_fallback: true,
  };
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', content_scripts: [script] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'empty.js'), '0;');
  return folder;
}

async function heapOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(url);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}

type TraceEvent = {
  readonly name: string;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
};

/** How long the gate took in each frame, ms. */
async function gateStarts(context: BrowserContext, url: string): Promise<number[]> {
  const page = await context.newPage();
  const events = await traced(page, () => page.goto(url));
  await page.close();
  const starts = events.filter(
    ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(GATE),
  );
  if (starts.length < FRAMES) throw new Error(`the trace shows ${starts.length} gates`);
  return starts.map(({ dur = 0 }) => dur / 1000);
}

async function traced(page: Page, work: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'v8'] },
    transferMode: 'ReportEvents',
  });
  await work();
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
  return events;
}
