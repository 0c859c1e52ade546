import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { createApp, type App } from '../gateway/src/app';
import { settings as configuration } from '../gateway/src/configuration/settings';
import { gatewayLog } from '../gateway/src/http/request-log';
import { serve } from '../gateway/src/serve';
import type { Settings } from '../lib/policy/settings';
import { writePage } from '../scripts/softphones/page';
import type { VendorCompany, VendorSecret } from '../test/peers/vendors/company';
import { startCrm } from './crm/server';
import { freePort } from './free-port';
import { REDIRECT_ADDRESS, startIdentityProvider } from './identity-provider';
import type { CallCentreCase } from './vendors';

/** Not the CRM's: to a browser both would be one site, in one process. */
const HOST = '127.0.0.1';

/** What the gateway said to a request. */
export type GatewayReply = { readonly path: string; readonly text: string };

/**
 * A company on loopback whose call centre is one of the vendors': CRM, identity provider, the gateway
 * as it is shipped, and the vendor, simulated.
 */
export async function startVendorWorld({ claim, start }: CallCentreCase) {
  const identityProvider = await startIdentityProvider();
  const crm = await startCrm();
  const port = await freePort();
  const url = `http://${HOST}:${String(port)}`;
  const company = await start(url);
  const { signIn } = company;
  const { issuer, userinfoUrl: endpoint, clientId } = identityProvider;
  const gateway = await startGateway({
    ...{ company, port, url, claim },
    identity: signIn ? { tokens: 'session' } : { tokens: 'userinfo', issuer, endpoint },
  });
  const settings: Partial<Settings> = {
    provider: 'hosted',
    issuer: signIn ? `${url}/aliyun` : issuer,
    clientId: signIn ? signIn.clientId : clientId,
    gateway: url,
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

type GatewayParts = {
  readonly company: VendorCompany;
  readonly port: number;
  readonly url: string;
  readonly claim: string;
  readonly identity: object;
};

async function startGateway({ company, port, url, claim, identity }: GatewayParts) {
  const { vendor, settings, pageSdk, simulators } = company;
  const [sealKey, storageKey] = [randomKey(), randomKey()];
  const pages = mkdtempSync(join(tmpdir(), 'sidetone-pages-'));
  await writePage(vendor, pages);
  const lines: string[] = [];
  const replies: GatewayReply[] = [];
  const app = createApp({
    settings: v.parse(configuration, {
      listen: { host: HOST, port },
      publicUrl: url,
      extensions: [new URL(REDIRECT_ADDRESS).hostname.split('.')[0]],
      sealKeys: [{ id: 'demo', key: sealKey }],
      storageKey,
      softphones: { sdk: { [vendor]: pageSdk }, simulators },
      // The drop-in SDKs ask far more often than the vendors' own.
      limits: { perSubject: 6000 },
      tenants: [
        {
          id: 'northwind',
          identity,
          agents: { vendorUser: claim },
          callCentre: { vendor, ...settings },
        },
      ],
    }),
    log: gatewayLog({ write: (line: string) => void lines.push(line) }),
    softphones: pages,
  });
  rmSync(pages, { recursive: true });
  const listening: App = Object.assign(Object.create(app) as App, {
    fetch: async (...asked: Parameters<App['fetch']>): Promise<Response> => {
      const answer = await app.fetch(...asked);
      const { pathname } = new URL(asked[0].url);
      const said = answer.clone();
      const headers = JSON.stringify([...said.headers]);
      void said.text().then((body) => replies.push({ path: pathname, text: headers + body }));
      return answer;
    },
  });
  const served = await serve(listening, { host: HOST, port });
  const secrets: readonly VendorSecret[] = [
    { what: 'seal key', value: sealKey },
    { what: 'storage key', value: storageKey },
  ];
  return { url, log: lines, replies, secrets, stop: served.stop };
}

function randomKey(): string {
  return randomBytes(32).toString('base64url');
}
