import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Access, OpenItem, RecordKey } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask } from '../../remote/ask';
import { recordPage } from '../../remote/record-page';
import { WITH_NAMES } from './odata';
import { FORMATTED } from './records';

/** One more than is shown: it says that there are more. */
const MOST = 4;

const guid = v.pipe(v.string(), v.uuid());
const text = v.nullish(v.string());
const reply = v.object({
  value: v.array(
    v.object({
      incidentid: guid,
      title: text,
      ticketnumber: text,
      [`statuscode${FORMATTED}`]: text,
    }),
  ),
});

type Org = { readonly access: Access; readonly api: string; readonly org: string };

/**
 * The active cases of a contact, the one that was changed last first.
 *
 * @throws {CrmFault}
 */
export async function openIncidents(
  { type, id }: RecordKey,
  { access, api, org }: Org,
  signal: AbortSignal,
): Promise<readonly OpenItem[]> {
  if (type !== 'contact' || !v.is(guid, id)) return [];
  const filter = encodeURIComponent(`_customerid_value eq ${id} and statecode eq 0`);
  const query =
    `$select=incidentid,title,ticketnumber,statuscode&$filter=${filter}` +
    `&$orderby=${encodeURIComponent('modifiedon desc')}&$top=${MOST}`;
  const question = { headers: WITH_NAMES };
  const { body } = await ask(access, `${api}/incidents?${query}`, question, signal);
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.value.map((found) => {
    const page = `${org}/main.aspx?etn=incident&id=${found.incidentid}&pagetype=entityrecord`;
    const number = plainText(found.ticketnumber ?? '') || undefined;
    return {
      title: plainText(found.title ?? '') || (number ?? found.incidentid),
      number,
      status: plainText(found[`statuscode${FORMATTED}`] ?? '') || undefined,
      url: recordPage(page, [new URL(org).host]),
    };
  });
}
