import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import { plainText } from '../../../plain-text';
import type { Contact } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { fieldWith } from '../../remote/numbers-of';
import { fieldsOf } from '../../remote/fields-of';
import { recordPage } from '../../remote/record-page';
import type { HttpJsonSettings } from './mapping';
import { filledPath, textAt, valueAt } from './template';

const MOST = 20;

/**
 * Those of a reply who have the number in one of the mapped fields.
 *
 * @throws {CrmFault} `garbage` where the mapping finds no list of records
 */
export function contactsIn(
  body: unknown,
  number: WrittenNumber,
  settings: HttpJsonSettings,
): readonly Contact[] {
  const list = settings.find.list === undefined ? body : valueAt(body, settings.find.list);
  if (!Array.isArray(list)) throw new CrmFault('garbage');
  return list.slice(0, MOST).flatMap((found) => contactOf(found, number, settings) ?? []);
}

function contactOf(
  found: unknown,
  number: WrittenNumber,
  { crm, origin, pages = origin, find }: HttpJsonSettings,
): Contact | undefined {
  const id = textAt(found, find.id);
  const numbers = Object.entries(find.phones).map(([field, at]) => [field, textAt(found, at)]);
  const field = fieldWith(Object.fromEntries(numbers) as Record<string, string>, number);
  if (!field || id === '' || id.length > 200) return undefined;
  const { host } = new URL(pages);
  const page = find.page && pages + filledPath(find.page, { id });
  return {
    name: plainText(find.name.map((at) => textAt(found, at)).join(' ')) || number.formatted,
    company: plainText(textAt(found, find.company)) || undefined,
    title: plainText(textAt(found, find.title)) || undefined,
    fields: fieldsOf(
      Object.fromEntries(
        Object.entries(find.fields ?? {}).map(([name, at]) => [name, textAt(found, at)]),
      ),
    ),
    url: recordPage(page, [host]),
    record: { connector: 'http-json', type: find.type, id },
    why: { source: 'http-json', host, crm, field },
  };
}
