import type { Settings } from '../configuration/settings';
import { GatewayFault } from '../gateway-fault';
import type { Asked } from '../http/environment';
import { storageKeyOf } from '../storage-key';

/** `GET /session`: who the agent is here, what their call centre can, and their storage key. */
export const session =
  (settings: Pick<Settings, 'storageKey'>) =>
  (asked: Asked): Response => {
    const { tenant, subject, name, roles } = asked.get('caller');
    const { vendor, callCentre } = asked.get('tenant');
    return asked.json({
      tenant,
      subject,
      ...(name !== undefined && { name }),
      roles: [...roles],
      callCentre: { vendor, can: [...callCentre.can] },
      storageKey: storageKeyOf(settings.storageKey, tenant, subject),
    });
  };

/** `POST /sip/credentials` */
export function sipCredentials(asked: Asked): Response {
  const { callCentre } = asked.get('tenant');
  if (!callCentre.sipCredentials) throw new GatewayFault('not-supported');
  return asked.json(callCentre.sipCredentials(asked.get('caller')));
}
