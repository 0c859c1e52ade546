import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Access, OpenItem, RecordKey } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { askSalesforce } from './ask-salesforce';
import type { Lightning } from './lightning';

/** One more than is shown: it says that there are more. */
const MOST = 4;

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/u;
const text = v.nullish(v.string());
const reply = v.object({
  records: v.array(
    v.object({
      Id: v.pipe(v.string(), v.regex(ID)),
      CaseNumber: text,
      Subject: text,
      Status: text,
    }),
  ),
});

type Org = { readonly access: Access; readonly api: string; readonly lightning: Lightning };

/**
 * The open cases of a contact or an account, the one that was changed last first; leads have none.
 *
 * @throws {CrmFault}
 */
export async function openCases(
  { type, id }: RecordKey,
  { access, api, lightning }: Org,
  signal: AbortSignal,
): Promise<readonly OpenItem[]> {
  if ((type !== 'Contact' && type !== 'Account') || !ID.test(id)) return [];
  const q =
    `SELECT Id, CaseNumber, Subject, Status FROM Case WHERE ${type}Id = '${id}' ` +
    `AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT ${MOST}`;
  const url = `${api}/query/?${new URLSearchParams({ q })}`;
  const { body } = await askSalesforce(access, url, {}, signal);
  const read = v.safeParse(reply, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.records.map(({ Id, CaseNumber, Subject, Status }) => ({
    title: plainText(Subject ?? '') || plainText(CaseNumber ?? '') || Id,
    number: plainText(CaseNumber ?? '') || undefined,
    status: plainText(Status ?? '') || undefined,
    url: lightning.page(`/lightning/r/Case/${Id}/view`),
  }));
}
