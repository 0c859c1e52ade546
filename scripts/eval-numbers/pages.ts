import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '../../test/e2e/harness/browser';
import { launchBrowser } from '../../test/e2e/harness/browser';
import { readLabels, readPage, type LabelledPage } from './labels';
import { lookThrough } from './look-through';
import { scorePage, type PageScore } from './score';
import { widened } from './widened';

/** Pages and labels of one corpus. */
export type Corpus = { readonly folder: string; readonly labelsFile: string };

/**
 * Opens every labelled page in Chromium with a built extension in it, and scores what the extension
 * marks and offers there. The country of each page is set as an admin would: by its site.
 */
export async function evalPages(build: string, corpus: Corpus): Promise<readonly PageScore[]> {
  const pages = readLabels(corpus.labelsFile);
  const regions = [...new Set(pages.map(({ region }) => region))];
  // An origin has one country; so each country gets an origin of its own, that is, a port.
  const sites = new Map<string, Site>();
  for (const region of regions) sites.set(region, await serve(pages, corpus.folder));
  const copy = widened(build, ['http://127.0.0.1/*']);
  try {
    const browser = await launchBrowser({ extensionDir: copy.folder });
    try {
      await browser.setSettings({
        siteRegions: Object.fromEntries([...sites].map(([region, { url }]) => [url, region])),
      });
      const scores: PageScore[] = [];
      for (const page of pages) scores.push(await scored(browser, page, sites.get(page.region)));
      return scores;
    } finally {
      await browser.close();
    }
  } finally {
    copy.remove();
    for (const { server } of sites.values()) server.close();
    for (const { server } of sites.values()) server.closeAllConnections();
  }
}

async function scored(browser: Browser, labelled: LabelledPage, site?: Site): Promise<PageScore> {
  const page = await browser.context.newPage();
  try {
    await page.goto(`${site?.url ?? ''}/${labelled.file}`);
    return scorePage(labelled, await lookThrough(browser, page));
  } finally {
    await page.close();
  }
}

type Site = { readonly url: string; readonly server: Server };

async function serve(pages: readonly LabelledPage[], folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages.find(({ file }) => `/${file}` === request.url);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ? readPage(folder, page) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
