import { GatewayFault } from '../../gateway-fault';
import type { AliyunCccSettings } from './settings';

/**
 * The agent's `UserId` at the instance: `<login name>@<instance>`. A RAM user is told as
 * `<login name>@<account>.onaliyun.com`, and their token vouches for them; a name of another realm
 * is never taken for one of the instance's where the gateway's own key speaks for everybody.
 *
 * @throws {GatewayFault} `forbidden`
 */
export function userIdOf({ mode, instance }: AliyunCccSettings, vendorUser: string): string {
  const [login = '', realm, ...more] = vendorUser.split('@');
  const ours = realm === undefined || realm === instance || mode === 'token';
  if (ours && more.length === 0 && /^[\w.-]{1,64}$/u.test(login)) return `${login}@${instance}`;
  throw new GatewayFault('forbidden', { cause: 'the claim for vendorUser names no user there' });
}
