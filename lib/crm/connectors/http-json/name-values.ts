import type { NewContact } from '../../connector';
import { splitName } from '../../remote/person-name';
import type { Values } from './template';

/**
 * What the templates of `searchByName` may name: `{name}`, its parts `{first}` and `{last}`, and `{join}`,
 * which is `and`. One word alone may be either: it is both parts, and `{join}` is `or`.
 */
export function searchValues(name: string): Values {
  const { first, last } = splitName(name);
  return first === ''
    ? { name, first: name, last: name, join: 'or' }
    : { name, first, last, join: 'and' };
}

/** What the templates of `create` may name: `{name}`, `{first}`, `{last}`, and `{number}`, E.164 where it is known. */
export function contactValues({ name, number }: NewContact): Values {
  const { first, last } = splitName(name);
  return {
    name,
    first: first === '' ? undefined : first,
    last,
    number: number.e164 ?? number.typed,
  };
}
