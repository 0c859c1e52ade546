import { expect, test } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn } from './marks';
import { servePages, type PageServer } from './pages';

const inner = (number: string): string => `<p>Phone ${number}</p>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  const pages: Record<string, string> = {
    '/inner': inner('+1 415 555 2001'),
    '/shadow': `<!doctype html><body><x-open></x-open><x-closed></x-closed><div id="late"></div><script>
      const roots = window.roots = {};
      const define = (name, mode, html) => customElements.define(name, class extends HTMLElement {
        constructor() { super(); (roots[name] = this.attachShadow({ mode })).innerHTML = html; }
      });
      define('x-open', 'open', '<p>+1 415 555 2101</p><x-nested></x-nested>');
      define('x-closed', 'closed', '<p>+1 415 <b>555</b> 2102</p>');
      define('x-nested', 'closed', '<p>+1 415 555 2103</p>');
      setTimeout(() => {
        const root = document.getElementById('late').attachShadow({ mode: 'closed' });
        root.innerHTML = '<p>none yet</p>';
        window.late = root;
      }, 0);
    </script></body>`,
  };
  server = await servePages(pages);
  pages['/outer'] = `<!doctype html><body>${inner('+1 415 555 2000')}
    <iframe src="/inner"></iframe><iframe src="${server.url('/inner', 'localhost')}"></iframe>
    <iframe srcdoc="${inner('+1 415 555 2002')}"></iframe></body>`;
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

test('numbers in frames are marked: same origin, another origin, srcdoc', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/outer'));
  await expect
    .poll(async () => (await Promise.all(page.frames().map(marksIn))).flat().sort())
    .toEqual(['+1 415 555 2000', '+1 415 555 2001', '+1 415 555 2001', '+1 415 555 2002']);
  await page.close();
});

test('numbers in open, closed and nested shadow roots are marked, and follow changes', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/shadow'));
  const size = () => page.evaluate(() => CSS.highlights.get('sidetone-number')?.size ?? 0);
  await expect.poll(size).toBe(3);
  await page.evaluate(() => {
    const { roots } = window as unknown as { roots: Record<string, ShadowRoot> };
    roots['x-closed']?.replaceChildren('Phone +1 415 555 2104 or +1 415 555 2105');
  });
  await expect.poll(size).toBe(4);
  await page.close();
});
