import preact from '@preact/preset-vite';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export type StoryServer = { readonly url: string; close(): Promise<void> };

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Builds the story page and serves it, with axe beside it, on a free port of this machine. */
export async function serveStories(): Promise<StoryServer> {
  const outDir = await mkdtemp(join(tmpdir(), 'sidetone-stories-'));
  const settings = {
    root: join(import.meta.dirname, 'stories'),
    configFile: false,
    logLevel: 'error',
    plugins: [preact()],
    build: { outDir, emptyOutDir: true, target: 'chrome140' },
    preview: { host: '127.0.0.1', port: 0 },
  } as const;
  await build({ ...settings, plugins: [...settings.plugins] });
  await copyFile(AXE, join(outDir, 'axe.js'));
  const server = await preview({ ...settings, plugins: [] });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the story server has no address');
  return {
    url,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
