import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleSizes, type Bundle } from './bundle-sizes';

/**
 * Most that each bundle may weigh, in kB (1000 bytes) after gzip, with all that it may load later. The
 * gate runs in every frame of every CRM; the others were measured, plus a twentieth. More is a
 * decision: only for something that an agent gets for it.
 */
const BUDGETS: Readonly<Record<Bundle, number>> = {
  gate: 13,
  page: 78,
  hub: 152,
  panel: 77,
  engine: 92,
};

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
const row = (...cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(8) : cell.padStart(10))).join('');

const build = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));
if (!existsSync(build)) {
  console.error('There is no build to weigh: npm run build');
  process.exit(1);
}
const sizes = bundleSizes(build);
const bundles = Object.keys(BUDGETS) as Bundle[];
const tooBig = bundles.filter((bundle) => sizes[bundle].gzip > BUDGETS[bundle] * 1000);

console.log(row('bundle', 'raw kB', 'gzip kB', 'budget'));
for (const bundle of bundles) {
  const { raw, gzip } = sizes[bundle];
  console.log(row(bundle, kB(raw), kB(gzip), String(BUDGETS[bundle])));
}
for (const bundle of tooBig) {
  console.error(`\n${bundle} is over its budget. It is made of: ${sizes[bundle].files.join(', ')}`);
}
process.exitCode = tooBig.length > 0 ? 1 : 0;
