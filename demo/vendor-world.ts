import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { createApp } from '../gateway/src/app';
import { settings as configuration } from '../gateway/src/configuration/settings';
import { gatewayLog } from '../gateway/src/http/request-log';
import { serve } from '../gateway/src/serve';
import type { Settings } from '../lib/policy/settings';
import { writePage } from '../scripts/softphones/page';
import type { VendorCompany } from '../test/peers/vendors/company';
import { startCrm } from './crm/server';
import { freePort } from './free-port';
import { REDIRECT_ADDRESS, startIdentityProvider } from './identity-provider';
import { VENDORS, type Vendor } from './vendors';

/**
 * A company on loopback whose call centre is one of the vendors': CRM, identity provider, the gateway
 * as it is shipped, and the vendor, simulated.
 */
export async function startVendorWorld(vendor: Vendor) {
  const identityProvider = await startIdentityProvider();
  const crm = await startCrm();
  const company = await VENDORS[vendor].start();
  const gateway = await startGateway(company, {
    tokens: 'userinfo',
    issuer: identityProvider.issuer,
    endpoint: identityProvider.userinfoUrl,
  });
  const settings: Partial<Settings> = {
    provider: 'hosted',
    issuer: identityProvider.issuer,
    clientId: identityProvider.clientId,
    gateway: gateway.url,
  };
  return {
    crm,
    company,
    identityProvider,
    gateway,
    /** What an admin would enter in the extension's settings. */
    settings,
    stop: async (): Promise<void> => {
      await Promise.allSettled(
        [gateway, company, crm, identityProvider].map((part) => part.stop()),
      );
    },
  };
}

export type VendorWorld = Awaited<ReturnType<typeof startVendorWorld>>;

async function startGateway(company: VendorCompany, identity: object) {
  const { vendor, settings, pageSdk, simulators } = company;
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const pages = mkdtempSync(join(tmpdir(), 'sidetone-pages-'));
  await writePage(vendor, pages);
  const lines: string[] = [];
  const app = createApp({
    settings: v.parse(configuration, {
      listen: { host: 'localhost', port },
      publicUrl: url,
      extensions: [new URL(REDIRECT_ADDRESS).hostname.split('.')[0]],
      sealKeys: [{ id: 'demo', key: randomKey() }],
      storageKey: randomKey(),
      softphones: { sdk: { [vendor]: pageSdk }, simulators },
      // The drop-in SDKs ask far more often than the vendors' own.
      limits: { perSubject: 6000 },
      tenants: [
        {
          id: 'northwind',
          identity,
          agents: { vendorUser: VENDORS[vendor].claim },
          callCentre: { vendor, ...settings },
        },
      ],
    }),
    log: gatewayLog({ write: (line: string) => void lines.push(line) }),
    softphones: pages,
  });
  rmSync(pages, { recursive: true });
  const served = await serve(app, { host: 'localhost', port });
  return { url, log: lines, stop: served.stop };
}

function randomKey(): string {
  return randomBytes(32).toString('base64url');
}
