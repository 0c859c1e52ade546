import { writesNumber, type WrittenNumber } from '../../phone-numbers/written-forms';
import type { PhoneField } from '../connector';

/** A record's numbers by what they are for. */
export type Numbers = Readonly<Partial<Record<PhoneField, string | null | undefined>>>;

/**
 * The field that holds the number, or `undefined`: what a CRM's search finds may only contain the
 * digits somewhere.
 */
export function fieldWith(numbers: Numbers, number: WrittenNumber): PhoneField | undefined {
  const fields: readonly PhoneField[] = ['mobile', 'phone', 'office', 'home', 'other'];
  return fields.find((field) => {
    const text = numbers[field];
    return text !== null && text !== undefined && text.length < 200 && writesNumber(text, number);
  });
}
