import type { ContactMaker } from '../../connector';
import { splitName } from '../../remote/person-name';
import { accountOf, type AskCrm } from '../../remote/through-gateway';
import { madeIn } from './records';

export const CONTACTS = '/crm/v3/objects/contacts';
/** HubSpot promises no time after which its search knows a new record. */
const SETTLES_MS = 60_000;

/**
 * New contacts (https://developers.hubspot.com/docs/api-reference/latest/crm/objects/contacts). HubSpot knows
 * a contact again by its address of mail alone, which a caller has not.
 */
export function contactMaker(ask: AskCrm): ContactMaker {
  return {
    settlesMs: SETTLES_MS,
    async make({ name, number }, signal) {
      const { first, last } = splitName(name);
      const properties = {
        ...(first !== '' && { firstname: first }),
        lastname: last,
        phone: number.e164 ?? number.typed,
      };
      const reply = await ask(CONTACTS, { method: 'POST', body: { properties } }, signal);
      return madeIn(reply.body, name, accountOf(reply));
    },
  };
}
