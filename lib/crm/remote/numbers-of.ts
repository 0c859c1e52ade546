import { writesNumber, type WrittenNumber } from '../../phone-numbers/written-forms';
import { plainText } from '../../plain-text';
import type { Match, PhoneField } from '../connector';

/** A record's numbers by what they are for. */
export type Numbers = Readonly<Partial<Record<PhoneField, string | null | undefined>>>;

/**
 * The field that holds the number, or `undefined`: what a CRM's search finds may only contain the
 * digits somewhere.
 */
function fieldWith(numbers: Numbers, number: WrittenNumber): PhoneField | undefined {
  const fields: readonly PhoneField[] = ['mobile', 'phone', 'office', 'home', 'other'];
  return fields.find((field) => {
    const text = numbers[field];
    return text !== null && text !== undefined && text.length < 200 && writesNumber(text, number);
  });
}

/** What was asked for: somebody with a number, or by name. */
export type Sought = WrittenNumber | 'name';

/** Why a record is an answer: the field that holds the number, or its name; `undefined`: it is none. */
export function matchOf(numbers: Numbers, sought: Sought): Match | undefined {
  return sought === 'name' ? 'name' : fieldWith(numbers, sought);
}

/** A record's name as plain text; without one, a caller is their number. */
export function nameOr(sought: Sought, ...parts: readonly (string | null | undefined)[]): string {
  const name = plainText(parts.filter(Boolean).join(' '));
  return name === '' && sought !== 'name' ? sought.formatted : name;
}
