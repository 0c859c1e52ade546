import { plainText } from '../../plain-text';
import type { ContactField } from '../connector';

/** More would be a record's page. */
const MOST = 12;

/** The fields of a record that say something, as plain text; `undefined` when none does. */
export function fieldsOf(
  texts: Readonly<Record<string, string | null | undefined>>,
): readonly ContactField[] | undefined {
  const fields = Object.entries(texts).flatMap(([name, text]) => {
    const value = plainText(text ?? '');
    return value === '' ? [] : [{ name, value }];
  });
  return fields.length > 0 ? fields.slice(0, MOST) : undefined;
}
