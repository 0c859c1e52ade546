import type { Page } from '@playwright/test';
import type { Caller } from '../../../../gateway/src/caller';
import { GatewayFault } from '../../../../gateway/src/gateway-fault';
import { Secret } from '../../../../gateway/src/secret';
import type { CallCentre } from '../../../../gateway/src/vendors/call-centre';
import type { ApiAnswer, ApiRequest } from '../../../../lib/telephony/api';

/** An agent of a vendor, as the gateway knows them when they have signed in. */
export function agentCalled(vendorUser: string): Caller {
  return {
    tenant: 'company',
    subject: vendorUser,
    roles: new Set(['agent']),
    vendorUser,
    token: new Secret('bearer'),
  };
}

/** Has the bench's provider ask the vendor by the gateway's own code; resolves to credentials. */
export async function throughGateway(
  bench: Page,
  centre: CallCentre,
  caller: Caller,
): Promise<unknown> {
  const { signal } = new AbortController();
  const credentials = async (): Promise<unknown> =>
    (await centre.softphoneSession?.(caller, signal))?.credentials;

  async function api({ action, request }: ApiRequest): Promise<ApiAnswer> {
    try {
      if (action === 'softphone-session') return { reply: await credentials() };
      return { reply: await centre.forward?.(caller, action, request, signal) };
    } catch (error) {
      if (!(error instanceof GatewayFault)) return { error: { code: 'gateway-failed' } };
      return { error: { code: error.code, vendor: error.more.vendor } };
    }
  }

  await bench.exposeFunction('askGateway', api);
  await bench.evaluate(() => {
    const { askGateway } = window as unknown as {
      askGateway: (request: ApiRequest) => Promise<ApiAnswer>;
    };
    window.bench.api = askGateway;
  });
  return credentials();
}
