import { spawnSync } from 'node:child_process';
import config from '../playwright.config';

const POLICY = 'policy';
const names = (config.projects ?? []).flatMap(({ name }) => name ?? []);
const families = names.filter((name) => name !== 'soak' && name !== POLICY);

/** Policies rule every browser on the machine that has our extension in it: a run of their own. */
const RUNS: readonly (readonly string[])[] = [
  ['--project=soak'],
  ['--grep=@long', ...families.map((name) => `--project=${name}`)],
  ['--grep=@long', `--project=${POLICY}`],
];

// Hours went into each: the next is run, whatever came of the last.
const exits = RUNS.map(
  (options) => spawnSync('playwright', ['test', ...options], { stdio: 'inherit' }).status,
);
process.exitCode = exits.some((exit) => exit !== 0) ? 1 : 0;
