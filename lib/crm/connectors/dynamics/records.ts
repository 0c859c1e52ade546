import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { matchOf, nameOr, type Sought } from '../../remote/numbers-of';
import { fieldsOf } from '../../remote/fields-of';
import { recordPage } from '../../remote/record-page';

/** How Dataverse says what a lookup or a choice is called, where it was asked for it. */
export const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

const text = v.nullish(v.string());
const reply = v.object({
  value: v.array(
    v.object({
      contactid: v.pipe(v.string(), v.uuid()),
      fullname: text,
      jobtitle: text,
      telephone1: text,
      telephone2: text,
      mobilephone: text,
      emailaddress1: text,
      [`_parentcustomerid_value${FORMATTED}`]: text,
      [`_ownerid_value${FORMATTED}`]: text,
    }),
  ),
});

/**
 * Those who have the number in one of their fields, or all of a search by name.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(body: unknown, sought: Sought, org: string): readonly Contact[] {
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  const { host } = new URL(org);
  return read.output.value.flatMap((found) => {
    const { contactid: id, telephone1: office, telephone2: home, mobilephone: mobile } = found;
    const field = matchOf({ mobile, office, home }, sought);
    if (!field) return [];
    const page = `${org}/main.aspx?etn=contact&id=${id}&pagetype=entityrecord`;
    return {
      name: nameOr(sought, found.fullname),
      company: plainText(found[`_parentcustomerid_value${FORMATTED}`] ?? '') || undefined,
      title: plainText(found.jobtitle ?? '') || undefined,
      url: recordPage(page, [host]),
      record: { connector: 'dynamics', type: 'contact', id },
      fields: fieldsOf({
        email: found.emailaddress1,
        owner: found[`_ownerid_value${FORMATTED}`],
      }),
      why: { source: 'dynamics', host, crm: 'Dynamics 365', field },
    } satisfies Contact;
  });
}
