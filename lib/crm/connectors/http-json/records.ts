import { plainText } from '../../../plain-text';
import type { Contact, Match, Why } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { matchOf, nameOr, type Sought } from '../../remote/numbers-of';
import { fieldsOf } from '../../remote/fields-of';
import { recordPage } from '../../remote/record-page';
import type { HttpJsonSettings } from './mapping';
import { filledPath, textAt, valueAt } from './template';

const MOST = 50;

/**
 * Those of a reply who have the number in one of the mapped fields, or all of a search by name.
 *
 * @throws {CrmFault} `garbage` where the mapping finds no list of records
 */
export function contactsIn(
  body: unknown,
  sought: Sought,
  settings: HttpJsonSettings,
): readonly Contact[] {
  const list = settings.find.list === undefined ? body : valueAt(body, settings.find.list);
  if (!Array.isArray(list)) throw new CrmFault('garbage');
  return list.slice(0, MOST).flatMap((found) => contactOf(found, sought, settings) ?? []);
}

function contactOf(
  found: unknown,
  sought: Sought,
  settings: HttpJsonSettings,
): Contact | undefined {
  const { find } = settings;
  const numbers = Object.entries(find.phones).map(([field, at]) => [field, textAt(found, at)]);
  const field = matchOf(Object.fromEntries(numbers) as Record<string, string>, sought);
  const record = recordIn(textAt(found, find.id), settings);
  if (!field || !record) return undefined;
  return {
    name: nameOr(sought, ...find.name.map((at) => textAt(found, at))),
    company: plainText(textAt(found, find.company)) || undefined,
    title: plainText(textAt(found, find.title)) || undefined,
    fields: fieldsOf(
      Object.fromEntries(
        Object.entries(find.fields ?? {}).map(([name, at]) => [name, textAt(found, at)]),
      ),
    ),
    ...record,
    why: whyOf(field, settings),
  };
}

/**
 * Whom the CRM has just made, by its word.
 *
 * @throws {CrmFault} `garbage` where the mapping finds no id
 */
export function madeIn(body: unknown, name: string, settings: HttpJsonSettings): Contact {
  const record = recordIn(textAt(body, settings.create?.id), settings);
  if (!record) throw new CrmFault('garbage');
  return { name: plainText(name), ...record, why: whyOf('new', settings) };
}

function whyOf(field: Match, { crm, origin, pages = origin }: HttpJsonSettings): Why {
  return { source: 'http-json', host: new URL(pages).host, crm, field };
}

function recordIn(
  id: string,
  { origin, pages = origin, find }: HttpJsonSettings,
): Pick<Contact, 'url' | 'record'> | undefined {
  if (id === '' || id.length > 200) return undefined;
  const page = find.page && pages + filledPath(find.page, { id });
  return {
    url: recordPage(page, [new URL(pages).host]),
    record: { connector: 'http-json', type: find.type, id },
  };
}
