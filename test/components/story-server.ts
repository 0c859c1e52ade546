import preact from '@preact/preset-vite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export type StoryServer = { readonly url: string; close(): Promise<void> };

/** Builds the story page and serves it on a free port of this machine. */
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
