import type { Access, Connector } from '../../connector';
import { accountOf, throughGateway, type GatewaySettings } from '../../remote/through-gateway';
import type { Sought } from '../../remote/numbers-of';
import { callLogger } from './call-engagement';
import { nameSearch } from './name-search';
import { CONTACTS, contactMaker } from './new-contact';
import { phoneSearch } from './phone-search';
import { contactsIn } from './records';

/** HubSpot's CRM API by way of the gateway: contacts by phone and by name, new contacts, calls as engagements. */
export function hubspot(settings: GatewaySettings, access: Access): Connector {
  const ask = throughGateway('hubspot', settings, access);
  const search = async (body: object, sought: Sought, signal: AbortSignal) => {
    const reply = await ask(`${CONTACTS}/search`, { method: 'POST', body }, signal);
    return contactsIn(reply.body, sought, accountOf(reply));
  };
  return {
    name: 'hubspot',
    crm: 'HubSpot',
    find: (number, signal) => search(phoneSearch(number), number, signal),
    findByName: (name, signal) => search(nameSearch(name), 'name', signal),
    maker: contactMaker(ask),
    log: callLogger(ask),
  };
}
