import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { matchOf, nameOr, type Sought } from '../../remote/numbers-of';
import { recordPage } from '../../remote/record-page';

/** Sends on to the data centre that an account is in. */
const HOST = 'app.hubspot.com';

const text = v.nullish(v.string());
const recordId = v.pipe(v.string(), v.regex(/^\d{1,20}$/u));
const made = v.object({ id: recordId });
const reply = v.object({
  results: v.array(
    v.object({
      id: recordId,
      properties: v.object({
        firstname: text,
        lastname: text,
        company: text,
        jobtitle: text,
        phone: text,
        mobilephone: text,
      }),
    }),
  ),
});

/**
 * Those who have the number in one of their fields, or all of a search by name. `portal`: the account's id, of which a record's
 * page is made; without one there is no page.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(body: unknown, sought: Sought, portal: string): readonly Contact[] {
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.results.flatMap(({ id, properties }) => {
    const { phone, mobilephone: mobile, firstname, lastname } = properties;
    const field = matchOf({ phone, mobile }, sought);
    if (!field) return [];
    return {
      name: nameOr(sought, firstname, lastname),
      company: plainText(properties.company ?? '') || undefined,
      title: plainText(properties.jobtitle ?? '') || undefined,
      ...recordWith(id, portal),
      why: { source: 'hubspot', host: HOST, crm: 'HubSpot', field },
    } satisfies Contact;
  });
}

/**
 * Whom HubSpot has just made, by its word.
 *
 * @throws {CrmFault} `garbage`
 */
export function madeIn(body: unknown, name: string, portal: string): Contact {
  const read = v.safeParse(made, body);
  if (!read.success) throw new CrmFault('garbage');
  return {
    name: plainText(name),
    ...recordWith(read.output.id, portal),
    why: { source: 'hubspot', host: HOST, crm: 'HubSpot', field: 'new' },
  };
}

function recordWith(id: string, portal: string): Pick<Contact, 'url' | 'record'> {
  const page = `https://${HOST}/contacts/${portal}/contact/${id}`;
  return {
    url: /^\d+$/u.test(portal) ? recordPage(page, [HOST]) : undefined,
    record: { connector: 'hubspot', type: 'contact', id },
  };
}
