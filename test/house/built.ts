import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Browser = 'chrome' | 'edge';

/** Builds what the stores get, and gives the folder it lies in. Takes seconds. */
export async function build(browser: Browser): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined };
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', browser], { cwd: root, env });
  return join(root, '.output', `${browser}-mv3`);
}

/** Every file of a build that matches, by its path in there. */
export function filesIn(folder: string, matching: RegExp): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => matching.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
