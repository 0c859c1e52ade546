import { formsOf, type WrittenNumber } from '../../../phone-numbers/written-forms';

export const FIELDS = ['firstname', 'lastname', 'company', 'jobtitle', 'phone', 'mobilephone'];
const MOST = 10;

/**
 * A search of contacts (https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm):
 * groups are alternatives, five at most. HubSpot keeps each phone field a second time for searching,
 * in digits and without the country's code, as far as it could read it; so the fields themselves
 * are searched, too.
 */
export function phoneSearch(number: WrittenNumber): object {
  const read = formsOf(number, ['significant', 'national', 'digits']);
  const typed = formsOf(number, ['e164', 'digits', 'national', 'formatted', 'international']);
  const group = (propertyName: string, values: readonly string[]) => ({
    filters: [{ propertyName, operator: 'IN', values }],
  });
  return {
    filterGroups: [
      group('hs_searchable_calculated_phone_number', read),
      group('hs_searchable_calculated_mobile_number', read),
      group('phone', typed),
      group('mobilephone', typed),
    ],
    properties: FIELDS,
    limit: MOST,
  };
}
