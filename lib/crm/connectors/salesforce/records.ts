import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { matchOf, nameOr, type Sought } from '../../remote/numbers-of';
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
 * Those who have the number in one of their fields, or all of a search by name; people before companies.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(
  body: unknown,
  sought: Sought,
  lightning: Lightning,
): readonly Contact[] {
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  const order = ['Contact', 'Lead', 'Account'];
  const place = (one: v.InferOutput<typeof record>) => order.indexOf(one.attributes.type);
  return [...read.output.searchRecords]
    .sort((a, b) => place(a) - place(b))
    .flatMap((found) => contactOf(found, sought, lightning) ?? []);
}

function contactOf(
  found: v.InferOutput<typeof record>,
  sought: Sought,
  lightning: Lightning,
): Contact | undefined {
  const { Phone: phone, MobilePhone: mobile, HomePhone: home, OtherPhone: other } = found;
  const field = matchOf({ mobile, phone, home, other }, sought);
  if (!field) return undefined;
  const { type } = found.attributes;
  return {
    name: nameOr(sought, found.Name),
    company: plainText(found.Account?.Name ?? found.Company ?? '') || undefined,
    title: plainText(found.Title ?? '') || undefined,
    url: lightning.page(`/lightning/r/${type}/${found.Id}/view`),
    record: { connector: 'salesforce', type, id: found.Id },
    fields: fieldsOf({ email: found.Email, owner: found.Owner?.Name, type }),
    why: { source: 'salesforce', host: lightning.host, crm: 'Salesforce', field },
  };
}
