import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { contentSecurityPolicy, SOFTPHONE_HOSTS } from './softphone-policy';
import type { SoftphoneVendor } from './softphone-policy';

/** How the pages are served, from the configuration. */
export type SoftphonePagesOptions = {
  /** What `npm run build:softphones` has written: a folder for each vendor. */
  readonly folder: string;
  /** Only these are served; there is no page of a vendor that no tenant has. */
  readonly vendors: readonly SoftphoneVendor[];
  /** Origins that may frame them: `chrome-extension://<id>`. */
  readonly framedBy: readonly string[];
  /** By vendor: where its SDK comes from, if not from where its page knows; see the page's `main.ts`. */
  readonly sdk?: Readonly<Partial<Record<SoftphoneVendor, unknown>>>;
  /** Origins on loopback, where a simulator stands in for a vendor. */
  readonly simulators?: readonly string[];
};

/**
 * `/softphones/<vendor>/` and its script. The pages hold no secret and are the same for everybody:
 * what an agent may do comes by the extension.
 *
 * @throws when a page was not built.
 */
export function softphonePages(options: SoftphonePagesOptions): Hono {
  const app = new Hono();
  for (const vendor of options.vendors) {
    const html = pageOf(vendor, options);
    const script = readFileSync(join(options.folder, vendor, 'softphone.js'), 'utf8');
    const headers = {
      'Content-Security-Policy': contentSecurityPolicy({ vendor, ...options }),
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self)',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    };
    app.get(`/softphones/${vendor}/`, (asked) => asked.html(html, 200, headers));
    app.get(`/softphones/${vendor}/softphone.js`, (asked) =>
      asked.body(script, 200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' }),
    );
  }
  return app;
}

/** Whether there is a page for what a tenant's configuration calls its vendor. */
export function hasSoftphonePage(vendor: string): vendor is SoftphoneVendor {
  return Object.hasOwn(SOFTPHONE_HOSTS, vendor);
}

/** The page with what it must know: who may frame it, and where its SDK is. */
function pageOf(vendor: SoftphoneVendor, options: SoftphonePagesOptions): string {
  const page = readFileSync(join(options.folder, vendor, 'softphone.html'), 'utf8');
  const sdk = options.sdk?.[vendor];
  const attributes = [
    `data-extensions="${attribute(options.framedBy.join(' '))}"`,
    ...(sdk === undefined ? [] : [`data-sdk="${attribute(JSON.stringify(sdk))}"`]),
  ];
  return page.replace('<html', () => `<html ${attributes.join(' ')}`);
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
