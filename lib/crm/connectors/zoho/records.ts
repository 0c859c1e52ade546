import * as v from 'valibot';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { matchOf, nameOr, type Sought } from '../../remote/numbers-of';
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
const recordId = v.pipe(v.string(), v.regex(/^\d{1,20}$/u));
const record = v.object({
  id: recordId,
  Full_Name: text,
  Phone: text,
  Mobile: text,
  Title: text,
  Designation: text,
  Company: text,
  Account_Name: v.nullish(v.object({ name: text })),
});
const reply = v.object({ data: v.array(record) });
const created = v.object({
  data: v.tuple([v.object({ code: v.literal('SUCCESS'), details: v.object({ id: recordId }) })]),
});
/** A refusal of a single record may come with a status of success. */
const declined = v.object({ data: v.tuple([v.object({ status: v.literal('error') })]) });

/**
 * Those who have the number in one of their fields, or all of a search by name. Zoho's word for nobody is an empty answer.
 *
 * @throws {CrmFault} `garbage`
 */
export function contactsIn(
  module: Module,
  body: unknown,
  sought: Sought,
  dataCentre: string,
): readonly Contact[] {
  if (body === undefined) return [];
  const read = v.safeParse(reply, body);
  const host = hostOf(dataCentre);
  if (!read.success || host === undefined) throw new CrmFault('garbage');
  return read.output.data.flatMap((found) => {
    const field = matchOf({ mobile: found.Mobile, phone: found.Phone }, sought);
    if (!field) return [];
    return {
      name: nameOr(sought, found.Full_Name),
      company: plainText(found.Account_Name?.name ?? found.Company ?? '') || undefined,
      title: plainText(found.Title ?? found.Designation ?? '') || undefined,
      ...recordIn(host, module, found.id),
      why: { source: 'zoho', host, crm: 'Zoho CRM', field },
    } satisfies Contact;
  });
}

/**
 * Whom Zoho has just made, by its word.
 *
 * @throws {CrmFault} `refused`, `garbage`
 */
export function madeIn(body: unknown, name: string, dataCentre: string): Contact {
  const read = v.safeParse(created, body);
  if (!read.success)
    throw new CrmFault(v.is(declined, body) ? 'refused' : 'garbage', { said: body });
  const host = hostOf(dataCentre);
  if (host === undefined) throw new CrmFault('garbage');
  return {
    name: plainText(name),
    ...recordIn(host, 'Contacts', read.output.data[0].details.id),
    why: { source: 'zoho', host, crm: 'Zoho CRM', field: 'new' },
  };
}

function hostOf(dataCentre: string): string | undefined {
  return Object.hasOwn(HOSTS, dataCentre) ? HOSTS[dataCentre] : undefined;
}

function recordIn(host: string, module: Module, id: string): Pick<Contact, 'url' | 'record'> {
  return {
    url: recordPage(`https://${host}/crm/tab/${module}/${id}`, [host]),
    record: { connector: 'zoho', type: module, id },
  };
}
