import * as v from 'valibot';
import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { fieldWith } from '../../remote/numbers-of';
import { fieldsOf } from '../../remote/fields-of';
import type { Lightning } from './lightning';

const text = v.nullish(v.string());
const record = v.object({
  attributes: v.object({ type: v.picklist(['Contact', 'Lead', 'Account']) }),
  Id: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/u)),
  Name: text,
  Title: text,
  Company: text,
  Account: v.nullish(v.object({ Name: text })),
  Phone: text,
  MobilePhone: text,
  HomePhone: text,
  OtherPhone: text,
  Email: text,
  Owner: v.nullish(v.object({ Name: text })),
});
const reply = v.object({ searchRecords: v.array(record) });

/**
 * Those who have the number in one of their fields; people before companies.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(
  body: unknown,
  number: WrittenNumber,
  lightning: Lightning,
): readonly Contact[] {
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  const order = ['Contact', 'Lead', 'Account'];
  const place = (one: v.InferOutput<typeof record>) => order.indexOf(one.attributes.type);
  return [...read.output.searchRecords]
    .sort((a, b) => place(a) - place(b))
    .flatMap((found) => contactOf(found, number, lightning) ?? []);
}

function contactOf(
  found: v.InferOutput<typeof record>,
  number: WrittenNumber,
  lightning: Lightning,
): Contact | undefined {
  const { Phone: phone, MobilePhone: mobile, HomePhone: home, OtherPhone: other } = found;
  const field = fieldWith({ mobile, phone, home, other }, number);
  if (!field) return undefined;
  const { type } = found.attributes;
  return {
    name: plainText(found.Name ?? '') || number.formatted,
    company: plainText(found.Account?.Name ?? found.Company ?? '') || undefined,
    title: plainText(found.Title ?? '') || undefined,
    url: lightning.page(`/lightning/r/${type}/${found.Id}/view`),
    record: { connector: 'salesforce', type, id: found.Id },
    fields: fieldsOf({ email: found.Email, owner: found.Owner?.Name, type }),
    why: { source: 'salesforce', host: lightning.host, crm: 'Salesforce', field },
  };
}
