import * as v from 'valibot';
import { loadScript } from '../line/load-script';
import { SoftphoneFault } from '../line/softphone-fault';
import type { AgentContext, HotlineClient, HotlineClientUi } from './hotline-sdk';
import type { AiccsCredentials } from './wire';

/** From the script's load to the vendor's word that the agent is there, in ms. */
const ONLINE_WITHIN = 30_000;

const LIBRARIES = 'https://g.alicdn.com/code/lib';

/** In this order: what the SDK's bar is made of, and finds as globals, then the SDK. */
const PUBLISHED = [
  { url: `${LIBRARIES}/react/17.0.2/umd/react.production.min.js` },
  { url: `${LIBRARIES}/react-dom/17.0.2/umd/react-dom.production.min.js` },
  { url: `${LIBRARIES}/moment.js/2.29.4/moment.min.js` },
  { url: `${LIBRARIES}/antd/4.23.0/antd.min.js` },
  {
    url: 'https://g.alicdn.com/hotline-client/hotline-client-sdk/1.0.5/hotline-client-ui/index.js',
  },
];

const sdk = v.object({
  scripts: v.pipe(
    v.array(v.object({ url: v.pipe(v.string(), v.url()), integrity: v.optional(v.string()) })),
    v.minLength(1),
  ),
});

/** Where the SDK comes from. */
export type AiccsSdk = v.InferOutput<typeof sdk>;

/** `settings`: the page's `data-sdk`, where the company pins other versions, or their integrity. */
export function sdkOf(settings: unknown): AiccsSdk {
  return settings === null ? { scripts: PUBLISHED } : v.parse(sdk, settings);
}

export type AiccsDesk = { readonly client: HotlineClient; readonly agent: AgentContext };

/**
 * Loads the SDK and has it sign in, in an element that is `seen` or not: the one way that is published
 * in full. Resolves when client and agent are there.
 *
 * @throws {SoftphoneFault}
 */
export async function signIn(
  { scripts }: AiccsSdk,
  config: AiccsCredentials,
  seen: boolean,
): Promise<AiccsDesk> {
  await Promise.all(scripts.map((one) => loadScript(one)));
  const ui = window.HotlineClientUi;
  if (!ui) throw new SoftphoneFault('blocked-page');
  const bar = document.createElement('div');
  bar.hidden = !seen;
  document.body.append(bar);
  return new Promise((resolve, reject) => {
    let client: HotlineClient | undefined;
    const late = setTimeout(() => reject(new SoftphoneFault('unreachable')), ONLINE_WITHIN);
    const settle = (what: () => void): void => {
      clearTimeout(late);
      what();
    };
    ui.renderClient(bar, {
      config,
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
