import * as v from 'valibot';
import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { fieldWith } from '../../remote/numbers-of';
import { recordPage } from '../../remote/record-page';
import type { Module } from './phone-search';

/** Where people open Zoho CRM, by data centre. */
const HOSTS: Readonly<Record<string, string>> = {
  us: 'crm.zoho.com',
  eu: 'crm.zoho.eu',
  in: 'crm.zoho.in',
  au: 'crm.zoho.com.au',
  cn: 'crm.zoho.com.cn',
  jp: 'crm.zoho.jp',
  ca: 'crm.zohocloud.ca',
  sa: 'crm.zoho.sa',
};

const text = v.nullish(v.string());
const record = v.object({
  id: v.pipe(v.string(), v.regex(/^\d{1,20}$/u)),
  Full_Name: text,
  Phone: text,
  Mobile: text,
  Title: text,
  Designation: text,
  Company: text,
  Account_Name: v.nullish(v.object({ name: text })),
});
const reply = v.object({ data: v.array(record) });

/**
 * Those who have the number in one of their fields. Zoho's word for nobody is an empty answer.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(
  module: Module,
  body: unknown,
  number: WrittenNumber,
  dataCentre: string,
): readonly Contact[] {
  if (body === undefined) return [];
  const read = v.safeParse(reply, body);
  const host = Object.hasOwn(HOSTS, dataCentre) ? HOSTS[dataCentre] : undefined;
  if (!read.success || host === undefined) throw new CrmFault('garbage');
  return read.output.data.flatMap((found) => {
    const field = fieldWith({ mobile: found.Mobile, phone: found.Phone }, number);
    if (!field) return [];
    return {
      name: plainText(found.Full_Name ?? '') || number.formatted,
      company: plainText(found.Account_Name?.name ?? found.Company ?? '') || undefined,
      title: plainText(found.Title ?? found.Designation ?? '') || undefined,
      url: recordPage(`https://${host}/crm/tab/${module}/${found.id}`, [host]),
      record: { connector: 'zoho', type: module, id: found.id },
      why: { source: 'zoho', host, crm: 'Zoho CRM', field },
    } satisfies Contact;
  });
}
