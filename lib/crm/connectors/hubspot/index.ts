import type { Access, Connector } from '../../connector';
import { accountOf, throughGateway, type GatewaySettings } from '../../remote/through-gateway';
import { callLogger } from './call-engagement';
import { phoneSearch } from './phone-search';
import { contactsIn } from './records';

/** HubSpot's CRM API by way of the gateway: contacts by phone, calls as engagements. */
export function hubspot(settings: GatewaySettings, access: Access): Connector {
  const ask = throughGateway('hubspot', settings, access);
  return {
    name: 'hubspot',
    crm: 'HubSpot',
    async find(number, signal) {
      const question = { method: 'POST', body: phoneSearch(number) } as const;
      const reply = await ask('/crm/v3/objects/contacts/search', question, signal);
      return contactsIn(reply.body, number, accountOf(reply));
    },
    log: callLogger(ask),
  };
}
