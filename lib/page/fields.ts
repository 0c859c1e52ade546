import { findNumbers } from '../phone-numbers/find';
import type { FindContext, FoundNumber } from '../phone-numbers/found';
import type { Dialable } from './dial-button';
import { valueOf, type TextField } from './field-value';
import { countryOfRow } from './row-country';
import { surroundingsOf } from './surroundings';

/**
 * A field whose value is one number; of several, the one that the caret is in. The value is read,
 * never written, and neither caret nor selection is moved. `at`: where else to look, an offset.
 */
export function fromField(
  field: EventTarget | null,
  context: FindContext,
  at?: number,
): Dialable | null {
  const value = valueOf(field);
  if (value === null) return null;
  const element = field as TextField;
  const here = {
    ...context,
    surroundings: () => surroundingsOf(element),
    rowCountry: () => countryOfRow(element) ?? undefined,
  };
  const number = chosen(findNumbers(value, here), at ?? caretIn(element));
  if (!number) return null;
  return {
    text: value.slice(number.start, number.end),
    e164: number.e164,
    extension: number.extension,
    certainty: number.certainty,
    why: number.why,
    node: element,
    boxes: () => [element.getBoundingClientRect()],
    still: () => element.isConnected && valueOf(element) === value,
    asShown: () => shownPlainly(element),
  };
}

function chosen(numbers: readonly FoundNumber[], at: number | null): FoundNumber | undefined {
  if (numbers.length < 2 || at === null) return numbers.length === 1 ? numbers[0] : undefined;
  return numbers.find(({ start, end }) => start <= at && at <= end);
}

/** Where the caret is in a text area that has the focus. */
function caretIn(field: TextField): number | null {
  if (field instanceof HTMLInputElement || !field.matches(':focus')) return null;
  return field.selectionStart;
}

/** A field draws its value itself, left to right; a page can only hide it. */
function shownPlainly(field: TextField): boolean {
  const style = getComputedStyle(field);
  const masked: unknown = style.getPropertyValue('-webkit-text-security');
  return (masked === 'none' || masked === '') && style.unicodeBidi !== 'bidi-override';
}
