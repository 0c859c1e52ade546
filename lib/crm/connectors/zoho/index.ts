import type { Access, Connector, Contact } from '../../connector';
import type { Sought } from '../../remote/numbers-of';
import { accountOf, throughGateway, type GatewaySettings } from '../../remote/through-gateway';
import { callLogger } from './call-record';
import { nameSearch } from './name-search';
import { contactMaker } from './new-contact';
import { MODULES, phoneSearch, type Module } from './phone-search';
import { contactsIn } from './records';

/**
 * Zoho CRM's API by way of the gateway: contacts, else leads, by phone; both by name; new
 * contacts; calls in their own module.
 */
export function zoho(settings: GatewaySettings, access: Access): Connector {
  const ask = throughGateway('zoho', settings, access);
  const search = async (module: Module, query: string, sought: Sought, signal: AbortSignal) => {
    const reply = await ask(`/crm/v8/${module}/search?${query}`, {}, signal);
    return contactsIn(module, reply.body, sought, accountOf(reply));
  };
  return {
    name: 'zoho',
    crm: 'Zoho CRM',
    async find(number, signal) {
      for (const module of MODULES) {
        const contacts = await search(module, phoneSearch(module, number), number, signal);
        if (contacts.length > 0) return contacts;
      }
      return [];
    },
    async findByName(name, signal) {
      const found: Contact[] = [];
      // One after the other: an authorization that has expired is renewed once.
      for (const module of MODULES) {
        found.push(...(await search(module, nameSearch(module, name), 'name', signal)));
      }
      return found;
    },
    maker: contactMaker(ask),
    log: callLogger(ask),
  };
}
