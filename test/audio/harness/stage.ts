import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { send, serve } from '../../../demo/http';
import { countOpened } from './opened';

const PAGE = fileURLToPath(new URL('page.ts', import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
);

const ARGS = [
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

export type Lab = { readonly page: Page; readonly close: () => Promise<void> };

/** The page's script, made once in a process. */
let bundle: Promise<string> | undefined;

/** Opens the lab's page in a browser of its own, with these switches and this environment. */
export async function openLab(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Lab> {
  const script = await (bundle ??= bundled());
  const site = await serve((request, response) => {
    if (request.url === '/page.js') send(response, 'javascript', script);
    else
      send(response, 'html', '<!doctype html><body><script type="module" src="/page.js"></script>');
  });
  const browser = await chromium.launch({
    ...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
    chromiumSandbox: false,
    // Muted, the browser opens no output at all.
    ignoreDefaultArgs: ['--mute-audio'],
    args: [...ARGS, ...args],
    env: { ...process.env, ...env },
  });
  const page = await browser.newPage();
  await page.addInitScript(countOpened);
  await page.goto(site.url);
  await page.waitForFunction(() => 'lab' in window);
  return {
    page,
    close: async () => {
      await browser.close();
      await site.stop();
    },
  };
}

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rollupOptions: { input: PAGE, output: { entryFileNames: 'page.js' } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [script] = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (script === undefined) throw new Error('no script was built');
  return script;
}
