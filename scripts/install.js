/**
 * Runs before `npm test`, `npm run demo` and `npm run bench`, so that each works on a fresh clone:
 * brings `node_modules` to what `package-lock.json` says, and is silent where it is so already.
 * Plain JavaScript, because nothing is installed yet that could run anything else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const WANTED = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';

/** @param {string} file */
function versions(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    Object.entries(packages).map(([path, { version, optional }]) => [path, { version, optional }]),
  );
}

function upToDate() {
  if (!existsSync(INSTALLED)) return false;
  const installed = versions(INSTALLED);
  // Optional ones are built for other systems: their absence means nothing.
  return [...versions(WANTED)].every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed.get(path)?.version === version,
  );
}

if (!upToDate()) {
  const { status } = spawnSync('npm', ['ci'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
