import type { ContactMaker } from '../../connector';
import { splitName } from '../../remote/person-name';
import { accountOf, type AskCrm } from '../../remote/through-gateway';
import { madeIn } from './records';

/** Zoho promises no time after which its search knows a new record. */
const SETTLES_MS = 60_000;

/** New contacts: `Last_Name` must be there (https://www.zoho.com/crm/developer/docs/api/v8/insert-records.html). */
export function contactMaker(ask: AskCrm): ContactMaker {
  return {
    settlesMs: SETTLES_MS,
    async make({ name, number }, signal) {
      const { first, last } = splitName(name);
      const record = {
        ...(first !== '' && { First_Name: first }),
        Last_Name: last,
        Phone: number.e164 ?? number.typed,
      };
      const question = { method: 'POST', body: { data: [record] } } as const;
      const reply = await ask('/crm/v8/Contacts', question, signal);
      return madeIn(reply.body, name, accountOf(reply));
    },
  };
}
