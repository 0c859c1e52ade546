import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Manifest = {
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
};

/**
 * A copy of a built extension that also works on other pages than those of the CRMs it knows. Only
 * the copy's manifest is widened, as an admin's policy would widen it; its code is the build's own,
 * byte for byte.
 */
export function widened(build: string, hosts: readonly string[]): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-widened-'));
  cpSync(build, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  manifest.host_permissions.push(...hosts);
  for (const script of manifest.content_scripts) script.matches.push(...hosts);
  writeFileSync(file, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A folder in the machine's temporary place. */
export type Copy = { readonly folder: string; readonly remove: () => void };
