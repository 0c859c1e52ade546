import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serve } from '../../../../demo/http';
import type { Site } from '../../../../demo/http';
import { softphonePages } from '../../../../gateway/src/softphone-pages';
import type { SoftphonePagesOptions } from '../../../../gateway/src/softphone-pages';
import type { SoftphoneVendor } from '../../../../gateway/src/softphone-policy';
import { softphonePage } from '../../../../scripts/softphones/page';

/** A page is the same for all tests of a worker. */
const built = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** A vendor's page as the gateway serves it, on another origin than the bench; resolves to its address. */
export async function hostPage(
  vendor: SoftphoneVendor,
  options: Pick<SoftphonePagesOptions, 'framedBy' | 'sdk' | 'simulators'>,
): Promise<Pick<Site, 'url' | 'stop'>> {
  const page = built.get(vendor) ?? softphonePage(vendor);
  built.set(vendor, page);
  const folder = mkdtempSync(join(tmpdir(), 'softphones-'));
  mkdirSync(join(folder, vendor));
  for (const [name, text] of await page) writeFileSync(join(folder, vendor, name), text);
  const app = softphonePages({ folder, vendors: [vendor], ...options });
  const site = await serve((...exchange) => void getRequestListener(app.fetch)(...exchange));
  rmSync(folder, { recursive: true });
  const origin = site.url.replace('localhost', '127.0.0.1');
  return { url: `${origin}/softphones/${vendor}/`, stop: site.stop };
}
