import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import type { Lightning } from './lightning';

/**
 * Lightning's form for a new contact, with the number in it: an object page with default field
 * values, written as `lightning/pageReferenceUtils` encodes them.
 * https://developer.salesforce.com/docs/platform/aura-platform/guide/components-navigation-dfv.html
 */
export function newContactPage(number: WrittenNumber, lightning: Lightning): string | undefined {
  const phone = encodeURIComponent((number.e164 ?? number.typed).toWellFormed());
  const values = encodeURIComponent(`Phone=${phone}`);
  return lightning.page(`/lightning/o/Contact/new?defaultFieldValues=${values}`);
}
