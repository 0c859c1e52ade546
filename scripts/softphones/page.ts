import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../demo/bundle';

const SOFTPHONES = fileURLToPath(new URL('../../gateway/softphones', import.meta.url));

/** The vendors that have a page. */
export function vendorsWithPage(): readonly string[] {
  return readdirSync(SOFTPHONES).filter((name) => existsSync(join(SOFTPHONES, name, 'main.ts')));
}

/** Writes one vendor's page into a folder of its name below `folder`, and resolves to that. */
export async function writePage(vendor: string, folder: string): Promise<string> {
  const own = join(folder, vendor);
  mkdirSync(own, { recursive: true });
  for (const [name, text] of await softphonePage(vendor)) writeFileSync(join(own, name), text);
  return own;
}

/** The files of one vendor's page, by name. */
async function softphonePage(vendor: string): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['softphone.html', readFileSync(join(SOFTPHONES, 'line', 'softphone.html'), 'utf8')],
    ['softphone.js', await bundle(join(SOFTPHONES, vendor, 'main.ts'))],
  ]);
}
