import * as v from 'valibot';
import { loadScript } from '../line/load-script';
import { SoftphoneFault } from '../line/softphone-fault';
import type { Tccc } from './tccc';

/** From the script's load to the SDK's `ready`, which needs the vendor's servers, in ms. */
const READY_WITHIN = 30_000;

const credentials = v.object({
  sdkUrl: v.pipe(v.string(), v.url()),
  token: v.string(),
  sdkAppId: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  userId: v.string(),
});

/** What the gateway's `CreateSDKLoginToken` came to: address and token are good for one start. */
export type TcccCredentials = v.InferOutput<typeof credentials>;

/** Reads them. @throws {SoftphoneFault} */
export function credentialsOf(value: unknown): TcccCredentials {
  const read = v.safeParse(credentials, value);
  if (!read.success) throw new SoftphoneFault('credentials-unavailable');
  return read.output;
}

/**
 * Loads the SDK, which signs in by itself, and resolves when it is ready. To be called once in the
 * life of a page: a second one in the same page is not supported by the vendor. `seen`: with its UI.
 *
 * @throws {SoftphoneFault} `credentials-refused`: the token was used, or is too old.
 */
export async function signIn(session: TcccCredentials, seen: boolean): Promise<Tccc> {
  const { token, sdkAppId, userId, sdkUrl } = session;
  await loadScript({
    url: sdkUrl,
    anonymous: true,
    // Read by older builds of the SDK; newer ones have all of it in their address.
    dataset: { token, sdkAppId, userid: userId, showWorkBenchAtFirstLogin: String(seen) },
  });
  const tccc = window.tccc ?? window.TCCC;
  if (!tccc) throw new SoftphoneFault('blocked-page');
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new SoftphoneFault('unreachable')), READY_WITHIN);
    const settle = (what: () => void): void => {
      clearTimeout(late);
      what();
    };
    tccc.on(tccc.events.ready, () => settle(resolve));
    tccc.on(tccc.events.tokenExpired, () =>
      settle(() => reject(new SoftphoneFault('credentials-refused'))),
    );
  });
  return tccc;
}

declare global {
  interface Window {
    /** As it is in fact; an older document writes it in capitals. */
    readonly tccc?: Tccc;
    readonly TCCC?: Tccc;
  }
}
