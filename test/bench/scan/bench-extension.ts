import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export type BenchExtension = { readonly folder: string; readonly remove: () => void };

/**
 * An extension whose content script is the finder's own code beside the things that it is measured
 * against. It runs on `127.0.0.1` and not on `localhost`, so that one browser shows a page with it
 * and without.
 */
export async function writeBenchExtension(): Promise<BenchExtension> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-bench-'));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome140',
      rolldownOptions: {
        input: join(import.meta.dirname, 'in-page.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('the bench makes no script');
  writeFileSync(join(folder, 'bench.js'), chunk.code);
  const script = { matches: ['http://127.0.0.1/*'], js: ['bench.js'], run_at: 'document_idle' };
  const manifest = { manifest_version: 3, name: 'Bench', version: '1', content_scripts: [script] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
