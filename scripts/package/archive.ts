import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import JSZip from 'jszip';

/** No file has a date of its own, or two builds of one commit would differ. */
const DATE = new Date(Date.UTC(2020, 0, 1));

/**
 * A zip of a folder with this manifest in it, byte for byte the same for the same content: sorted
 * names, one date, no attributes.
 */
export function archiveOf(folder: string, manifest: object): Promise<Buffer> {
  const zip = new JSZip();
  for (const path of filesIn(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    const content =
      name === 'manifest.json' ? `${JSON.stringify(manifest, null, 2)}\n` : readFileSync(path);
    zip.file(name, content, { date: DATE, createFolders: false });
  }
  return zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
