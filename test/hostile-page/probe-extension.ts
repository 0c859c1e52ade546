import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ProbeExtension = {
  readonly folder: string;
  /** Its one page. */
  readonly url: string;
  readonly remove: () => void;
};

/** Another extension in the same browser, with one page and no permission. */
export function writeProbe(): ProbeExtension {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-probe-'));
  const manifest = { manifest_version: 3, name: 'Probe', version: '1', options_page: 'page.html' };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Probe</title>');
  return {
    folder,
    url: `chrome-extension://${unpackedId(folder)}/page.html`,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Chromium derives the id of an extension without a key from its folder's path. */
function unpackedId(folder: string): string {
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digits.replace(/./gu, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}
