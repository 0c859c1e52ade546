import { execSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchDial } from '../test/bench/dial';
import { benchGateway } from '../test/bench/gateway/gateway';
import { benchMemory } from '../test/bench/memory';
import { benchPanel } from '../test/bench/panel';
import { benchPop } from '../test/bench/pop';
import { benchRing } from '../test/bench/ring';
import type { Results } from '../test/bench/samples';
import { benchScanCost } from '../test/bench/scan/cost';
import { benchIdleFrame } from '../test/bench/scan/idle-frame';
import { benchOwnTime } from '../test/bench/scan/own-time';
import { benchPageDom } from '../test/bench/scan/page-dom';
import { startScene } from '../test/bench/scene';
import { bundleSizes } from './bundle-sizes';
import { prepareMachine } from './machine';

const RESULTS = 'bench/results.json';
/** Parts that need an agent on line. */
const ON_LINE = ['dial', 'ring', 'panel', 'memory', 'pop'] as const;
/** What the finder costs the pages that it runs in. */
const FINDER = {
  scan: benchScanCost,
  mutation: benchOwnTime,
  'page-dom': benchPageDom,
  'idle-frame': benchIdleFrame,
} as const;
const PARTS = [
  ...ON_LINE,
  'size',
  'scan',
  'mutation',
  'page-dom',
  'idle-frame',
  'gateway',
] as const;
type Part = (typeof PARTS)[number];

/** What we aim at, in the unit of the key. */
const AIMS: Results = {
  'dial.alive.p95_ms': 50,
  'dial.dead.p95_ms': 150,
  'ring.alive.p95_ms': 150,
  'ring.dead.p95_ms': 300,
  'panel.open.p95_ms': 200,
  'pop.local.alive.p95_ms': 200,
  'pop.local.dead.p95_ms': 350,
  'pop.crm_50ms.alive.p95_ms': 250,
  'pop.crm_50ms.dead.p95_ms': 400,
  'scan.1k.cold.x_walk': 6,
  'scan.10k.cold.x_walk': 6,
  'scan.100k.cold.x_walk': 6,
  'scan.1k.warm.x_walk': 4,
  'scan.10k.warm.x_walk': 4,
  'scan.100k.warm.x_walk': 4,
  'scan.100k.x_faster_than_library': 20,
  'task.100k.p99_ms': 5,
  'task.100k.worst_ms': 8,
  'task.5k_per_s.p99_ms': 5,
  'task.5k_per_s.worst_ms': 8,
  'mutation.1k_per_s.us': 5,
  'mutation.5k_per_s.us': 5,
  'page_dom.10k.x': 1.1,
  'idle_frame.heap_kb': 60,
  'idle_frame.start_ms': 1,
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, samples: { type: 'string', default: '20' } },
});
const wanted: readonly Part[] = PARTS.filter((part) => !values.only || values.only === part);
if (wanted.length === 0) {
  console.error(`There is no part "${values.only ?? ''}". There are: ${PARTS.join(', ')}`);
  process.exit(1);
}
const count = Number(values.samples);

prepareMachine();
execSync('npx wxt build && npx wxt build --mode demo', { stdio: 'ignore' });
const results = { ...earlier(), ...(await measured()) };
mkdirSync('bench', { recursive: true });
writeFileSync(RESULTS, `${JSON.stringify(results, Object.keys(results).sort(), 2)}\n`);
for (const key of Object.keys(results).sort()) {
  const aim = AIMS[key];
  console.log(
    key.padEnd(32),
    String(results[key]).padStart(9),
    aim === undefined ? '' : `  aim ${aim}`,
  );
}

async function measured(): Promise<Results> {
  const found: Results = {};
  if (wanted.includes('size')) Object.assign(found, sizes());
  for (const [part, bench] of Object.entries(FINDER)) {
    if (wanted.includes(part as Part)) Object.assign(found, await bench());
  }
  if (wanted.includes('gateway')) Object.assign(found, await benchGateway());
  if (!ON_LINE.some((part) => wanted.includes(part))) return found;
  const scene = await startScene();
  try {
    if (wanted.includes('memory')) Object.assign(found, await benchMemory(scene));
    if (wanted.includes('dial')) Object.assign(found, await benchDial(scene, count));
    if (wanted.includes('ring')) Object.assign(found, await benchRing(scene, count));
    if (wanted.includes('pop')) Object.assign(found, await benchPop(scene, count));
    if (wanted.includes('panel')) Object.assign(found, await benchPanel(scene, count));
  } finally {
    await scene.stop();
  }
  return found;
}

function sizes(): Results {
  const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10;
  return Object.fromEntries(
    Object.entries(bundleSizes('.output/chrome-mv3')).flatMap(([bundle, { raw, gzip }]) => [
      [`size.${bundle}.raw_kb`, kilobytes(raw)],
      [`size.${bundle}.gzip_kb`, kilobytes(gzip)],
    ]),
  );
}

function earlier(): Results {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  } catch {
    return {};
  }
}
