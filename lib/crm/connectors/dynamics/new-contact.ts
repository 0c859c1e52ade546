import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import { recordPage } from '../../remote/record-page';

/**
 * The form for a new contact, with the number in it.
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/set-field-values-using-parameters-passed-form
 */
export function newContactPage(number: WrittenNumber, org: string): string | undefined {
  // Encoded twice: once as a value among the form's own parameters, once with all of them.
  const phone = encodeURIComponent((number.e164 ?? number.typed).toWellFormed());
  const form = encodeURIComponent(`telephone1=${phone}`);
  const page = `${org}/main.aspx?etn=contact&extraqs=${form}&pagetype=entityrecord`;
  return recordPage(page, [new URL(org).host]);
}
