import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import { leadsToLoopback } from '../../configuration/address';
import type { SoftphoneSession } from '../call-centre';
import type { Api } from './api';
import type { TcccSettings } from './settings';

const login = v.object({
  Token: v.pipe(v.string(), v.nonEmpty()),
  SdkURL: v.pipe(v.string(), v.url()),
  /** s since the epoch. */
  ExpiredTime: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** All published addresses of the SDK lie below this one; which host it is changes with releases. */
const SDK_HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+cdn-go\.cn$/u;

/** Only the vendor's CDN, or this machine for a simulator: what lies there is run in the page. */
function mayBeLoaded(address: string, simulated: boolean): boolean {
  const { protocol, hostname, port, username, password } = new URL(address);
  if (simulated && leadsToLoopback(address)) return true;
  const plain = `${port}${username}${password}` === '';
  return protocol === 'https:' && plain && SDK_HOST.test(hostname);
}

/**
 * What the SDK signs in with: good for one start within 10 minutes, so that it is asked for anew each
 * time and kept nowhere. https://cloud.tencent.com/document/api/679/49227
 *
 * @throws {GatewayFault} `vendor-failed` for an SDK that lies where none is published.
 */
export async function sdkLogin(
  { vendorUser: userId }: Caller,
  { sdkAppId, endpoints }: TcccSettings,
  api: Api,
  signal: AbortSignal,
): Promise<SoftphoneSession> {
  const request = { SeatUserId: userId, OnlyOnce: true };
  const {
    Token: token,
    SdkURL: sdkUrl,
    ExpiredTime: expires,
  } = await api('CreateSDKLoginToken', request, login, signal);
  if (!mayBeLoaded(sdkUrl, endpoints !== undefined)) throw new GatewayFault('vendor-failed');
  const credentials = { sdkUrl, token, expires, sdkAppId, userId };
  return { page: 'tencent-tccc', credentials, expiresAt: expires * 1000 };
}
