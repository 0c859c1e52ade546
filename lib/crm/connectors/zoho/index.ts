import type { Access, Connector } from '../../connector';
import { accountOf, throughGateway, type GatewaySettings } from '../../remote/through-gateway';
import { callLogger } from './call-record';
import { MODULES, phoneSearch } from './phone-search';
import { contactsIn } from './records';

/** Zoho CRM's API by way of the gateway: contacts, else leads, by phone; calls in their own module. */
export function zoho(settings: GatewaySettings, access: Access): Connector {
  const ask = throughGateway('zoho', settings, access);
  return {
    name: 'zoho',
    crm: 'Zoho CRM',
    async find(number, signal) {
      for (const module of MODULES) {
        const path = `/crm/v8/${module}/search?${phoneSearch(module, number)}`;
        const reply = await ask(path, {}, signal);
        const contacts = contactsIn(module, reply.body, number, accountOf(reply));
        if (contacts.length > 0) return contacts;
      }
      return [];
    },
    log: callLogger(ask),
  };
}
