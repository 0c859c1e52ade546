import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium on Linux looks for the policies of the machine. */
const FOLDER = '/etc/chromium/policies/managed';
const FILE = join(FOLDER, 'sidetone-test.json');

/** Why the machine's policies cannot be written here; `undefined` where they can. */
export function noPolicies(): string | undefined {
  if (process.platform !== 'linux') return 'policies are files on Linux only';
  return process.getuid?.() === 0 ? undefined : 'only root may write policies';
}

/**
 * Policies of the whole machine, which every Chromium on it follows at once: to be used by one test
 * at a time, and never beside other browser tests. Gone with
 * `removePolicies`, or with this process.
 */
export function writePolicies(policies: object): void {
  mkdirSync(FOLDER, { recursive: true });
  process.once('exit', removePolicies);
  // Without it no tool may look into what was installed by force.
  writeFileSync(FILE, JSON.stringify({ DeveloperToolsAvailability: 1, ...policies }));
}

export function removePolicies(): void {
  rmSync(FILE, { force: true });
}
