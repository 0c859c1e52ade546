import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, test as base } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { send, serve } from '../../../demo/http';
import type { Site } from '../../../demo/http';
import { watchMedia } from './watch';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
);

const FAKE_MEDIA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

type Stage = {
  readonly browser: Browser;
  readonly site: Site;
};

type Pages = {
  readonly bench: Page;
  /** A phone that is no provider of ours. */
  readonly peer: Page;
  /** Opens another such phone; closed after the test, as all pages are. */
  readonly morePeers: () => Promise<Page>;
};

/** A browser with a fake microphone, and the pages that the suite drives, on localhost. */
export const test = base.extend<Pages, { stage: Stage }>({
  stage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's wishes here
    async ({}, use) => {
      const scripts = await bundled();
      const site = await serve((request, response) => {
        const path = request.url ?? '';
        const script = scripts.get(path);
        if (script !== undefined) send(response, 'javascript', script);
        else
          send(
            response,
            'html',
            `<!doctype html><body><script type="module" src="${path}.js"></script>`,
          );
      });
      const browser = await chromium.launch({
        ...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
        chromiumSandbox: false,
        args: FAKE_MEDIA,
      });
      await use({ browser, site });
      await browser.close();
      await site.stop();
    },
    { scope: 'worker' },
  ],
  bench: async ({ stage }, use) => {
    const page = await open(stage, '/page');
    await use(page);
    await page.context().close();
  },
  peer: async ({ morePeers }, use) => {
    await use(await morePeers());
  },
  morePeers: async ({ stage }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const page = await open(stage, '/peer');
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

async function open({ browser, site }: Stage, path: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(watchMedia);
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  await page.waitForFunction(() => 'bench' in window || 'peer' in window);
  return page;
}

/** The two pages' scripts and the chunks that they load, by address. */
async function bundled(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rollupOptions: {
        input: { page: `${HERE}page.ts`, peer: `${HERE}peer.ts` },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.flatMap((one) => (one.type === 'chunk' ? [[`/${one.fileName}`, one.code]] : [])),
  );
}
