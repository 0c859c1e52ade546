import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serve } from '../../../../demo/http';
import type { Site } from '../../../../demo/http';
import { softphonePages } from '../../../../gateway/src/softphone-pages';
import type { SoftphonePagesOptions } from '../../../../gateway/src/softphone-pages';
import type { SoftphoneVendor } from '../../../../gateway/src/softphone-policy';
import { writePage } from '../../../../scripts/softphones/page';

/** A page is the same for all tests of a worker. */
const folder = mkdtempSync(join(tmpdir(), 'sidetone-pages-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
const written = new Map<string, Promise<string>>();

/** A vendor's page as the gateway serves it, on another origin than the bench; resolves to its address. */
export async function hostPage(
  vendor: SoftphoneVendor,
  options: Pick<SoftphonePagesOptions, 'framedBy' | 'sdk' | 'simulators'>,
): Promise<Pick<Site, 'url' | 'stop'>> {
  const page = written.get(vendor) ?? writePage(vendor, folder);
  written.set(vendor, page);
  await page;
  const app = softphonePages({ folder, vendors: [vendor], ...options });
  const site = await serve((...exchange) => void getRequestListener(app.fetch)(...exchange));
  const origin = site.url.replace('localhost', '127.0.0.1');
  return { url: `${origin}/softphones/${vendor}/`, stop: site.stop };
}
