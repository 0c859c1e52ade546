import * as v from 'valibot';
import { loadScript } from '../line/load-script';
import { SoftphoneFault } from '../line/softphone-fault';
import type { AgentContext, HotlineClient, HotlineClientUi } from './hotline-sdk';
import type { AiccsCredentials } from './wire';

/** From the script's load to the vendor's word that the agent is there, in ms. */
const ONLINE_WITHIN = 30_000;

const sdk = v.object({
  /** In this order: React, ReactDOM, what antd asks for, antd, and the SDK. */
  scripts: v.array(
    v.object({ url: v.pipe(v.string(), v.url()), integrity: v.optional(v.string()) }),
  ),
});

/** Where the SDK comes from, as the page's settings say. */
export type AiccsSdk = v.InferOutput<typeof sdk>;

/** Reads them. @throws when the page was written by hand, and wrongly. */
export function sdkOf(settings: unknown): AiccsSdk {
  return v.parse(sdk, settings);
}

export type AiccsDesk = { readonly client: HotlineClient; readonly agent: AgentContext };

/**
 * Loads the SDK and has it sign in, in an element that nobody sees: the one way that is published in
 * full. Resolves when client and agent are there.
 *
 * @throws {SoftphoneFault}
 */
export async function signIn({ scripts }: AiccsSdk, config: AiccsCredentials): Promise<AiccsDesk> {
  await Promise.all(scripts.map((one) => loadScript(one)));
  const ui = window.HotlineClientUi;
  if (!ui) throw new SoftphoneFault('blocked-page');
  const bar = document.createElement('div');
  bar.hidden = true;
  document.body.append(bar);
  return new Promise((resolve, reject) => {
    let client: HotlineClient | undefined;
    const late = setTimeout(() => reject(new SoftphoneFault('unreachable')), ONLINE_WITHIN);
    const settle = (what: () => void): void => {
      clearTimeout(late);
      what();
    };
    ui.renderClient(bar, {
      config: { instanceId: config.instanceId, token: config.token },
      onClientOnline: (one) => (client = one),
      onAgentOnline: (agent) => {
        const online = client;
        if (online) settle(() => resolve({ client: online, agent }));
      },
      onLoginError: (cause) =>
        settle(() => reject(new SoftphoneFault('credentials-refused', { cause }))),
    });
  });
}

declare global {
  interface Window {
    readonly HotlineClientUi?: HotlineClientUi;
  }
}
