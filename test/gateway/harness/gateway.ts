import { randomBytes } from 'node:crypto';
import { createApp, type AppOptions } from '../../../gateway/src/app';
import type { Settings } from '../../../gateway/src/configuration/settings';
import type { Tenant } from '../../../gateway/src/configuration/tenant';
import { gatewayLog } from '../../../gateway/src/http/request-log';
import { Secret } from '../../../gateway/src/secret';
import { serve } from '../../../gateway/src/serve';
import type { CallCentre, World } from '../../../gateway/src/vendors/call-centre';
import type { Issuer } from './issuer';

export const EXTENSION = 'lgenlcdbenjkknabnfhjkohhhgjdamec';

export const freshKey = (): Secret => new Secret(randomBytes(32).toString('base64url'));

/** A call centre of the test's own, behind the gateway's own door. */
export function tenant(
  issuer: Pick<Issuer, 'issuer'>,
  centre: Partial<CallCentre> | ((world: World) => Partial<CallCentre>) = {},
  more: Partial<Tenant> & { readonly origins?: readonly string[] } = {},
): Tenant {
  const { origins = [], ...rest } = more;
  return {
    id: 'acme',
    identity: {
      tokens: 'jwt',
      issuer: issuer.issuer,
      audience: 'sidetone',
      algorithms: ['RS256'],
      origins: [],
    },
    agents: { vendorUser: 'sub', name: 'name', roles: 'roles', admin: 'admins' },
    callCentre: {
      vendor: 'sip',
      origins,
      open: (world) => ({
        can: new Set(),
        check: () => Promise.resolve([]),
        ...(typeof centre === 'function' ? centre(world) : centre),
      }),
    },
    ...rest,
  };
}

export function settings(tenants: Tenant[], more: Partial<Settings> = {}): Settings {
  return {
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl: 'http://localhost',
    behindProxy: false,
    extensions: [EXTENSION],
    sealKeys: [{ id: 'test', key: freshKey() }],
    sealHours: 12,
    storageKey: freshKey(),
    softphones: { sdk: {}, simulators: [] },
    limits: { perSubject: 10_000, everyone: 100_000, refusals: 10_000 },
    tenants,
    ...more,
  };
}

/** The gateway on a socket of its own, and what it logs. */
export async function startGateway(
  configuration: Settings,
  more: Partial<AppOptions> & { readonly times?: Parameters<typeof serve>[2] } = {},
) {
  const { times, ...options } = more;
  const lines: string[] = [];
  const log = gatewayLog({ write: (line: string) => void lines.push(line) });
  const app = createApp({ settings: configuration, log, ...options });
  const served = await serve(app, { host: '127.0.0.1', port: 0 }, times);
  const url = `http://127.0.0.1:${served.port}`;
  return {
    url,
    port: served.port,
    /** What it has written, one JSON object a line. */
    log: lines,
    /** Asks as the extension does. */
    ask: (path: string, bearer?: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${url}${path}`, {
        ...init,
        headers: {
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...(init.headers as Record<string, string> | undefined),
        },
      }),
    stop: served.stop,
  };
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** How an answer is told in an assertion: its status and why. */
export async function told(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const body = (await response.json()) as { error?: string };
  return response.ok ? body : [response.status, body.error];
}
