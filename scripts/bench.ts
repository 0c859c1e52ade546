import { execSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchDial } from '../test/bench/dial';
import { benchMemory } from '../test/bench/memory';
import { benchPanel } from '../test/bench/panel';
import { benchRing } from '../test/bench/ring';
import type { Results } from '../test/bench/samples';
import { startScene } from '../test/bench/scene';
import { bundleSizes } from './bundle-sizes';
import { prepareMachine } from './machine';

const RESULTS = 'bench/results.json';
const PARTS = ['dial', 'ring', 'panel', 'memory', 'size'] as const;
type Part = (typeof PARTS)[number];

/** What we aim at, in the unit of the key. */
const AIMS: Results = {
  'dial.alive.p95_ms': 50,
  'dial.dead.p95_ms': 150,
  'ring.alive.p95_ms': 150,
  'ring.dead.p95_ms': 300,
  'panel.open.p95_ms': 200,
  'size.page.gzip_kb': 45,
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
    key.padEnd(28),
    String(results[key]).padStart(9),
    aim === undefined ? '' : `  aim ${aim}`,
  );
}

async function measured(): Promise<Results> {
  const found: Results = {};
  if (wanted.includes('size')) Object.assign(found, sizes());
  if (wanted.every((part) => part === 'size')) return found;
  const scene = await startScene();
  try {
    if (wanted.includes('memory')) Object.assign(found, await benchMemory(scene));
    if (wanted.includes('dial')) Object.assign(found, await benchDial(scene, count));
    if (wanted.includes('ring')) Object.assign(found, await benchRing(scene, count));
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
