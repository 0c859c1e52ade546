import { GatewayFault } from '../gateway-fault';
import { Origins } from '../origins';
import type { Recording } from './call-centre';

/**
 * An address that a vendor named, if the configuration knows its host: no reply may send the gateway
 * to a place of the reply's own choice.
 *
 * @throws {GatewayFault} `not-supported`, naming the origin that the settings lack.
 */
export function recordingAt(url: string, origins: readonly string[]): Recording {
  if (!URL.canParse(url)) throw new GatewayFault('vendor-failed');
  const { origin } = new URL(url);
  if (new Origins(origins).has(origin)) return { url };
  const message = `"recordings" in the settings does not list ${origin}`;
  throw new GatewayFault('not-supported', { vendor: { message } });
}
