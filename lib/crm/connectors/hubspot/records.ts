import * as v from 'valibot';
import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { fieldWith } from '../../remote/numbers-of';
import { recordPage } from '../../remote/record-page';

/** Sends on to the data centre that an account is in. */
const HOST = 'app.hubspot.com';

const text = v.nullish(v.string());
const reply = v.object({
  results: v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^\d{1,20}$/u)),
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
 * Those who have the number in one of their fields. `portal`: the account's id, of which a record's
 * page is made; without one there is no page.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(
  body: unknown,
  number: WrittenNumber,
  portal: string,
): readonly Contact[] {
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.results.flatMap(({ id, properties }) => {
    const { phone, mobilephone: mobile, firstname, lastname } = properties;
    const field = fieldWith({ phone, mobile }, number);
    if (!field) return [];
    const page = `https://${HOST}/contacts/${portal}/contact/${id}`;
    return {
      name: plainText([firstname, lastname].filter(Boolean).join(' ')) || number.formatted,
      company: plainText(properties.company ?? '') || undefined,
      title: plainText(properties.jobtitle ?? '') || undefined,
      url: /^\d+$/u.test(portal) ? recordPage(page, [HOST]) : undefined,
      record: { connector: 'hubspot', type: 'contact', id },
      why: { source: 'hubspot', host: HOST, crm: 'HubSpot', field },
    } satisfies Contact;
  });
}
