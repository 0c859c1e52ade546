import { formsOf, type WrittenNumber } from '../../../phone-numbers/written-forms';

/** In the order of asking: whoever is a contact is not looked for among the leads. */
export const MODULES = ['Contacts', 'Leads'] as const;
export type Module = (typeof MODULES)[number];

export const FIELDS = {
  Contacts: 'Full_Name,Account_Name,Title,Phone,Mobile',
  Leads: 'Full_Name,Company,Designation,Phone,Mobile',
} as const satisfies Record<Module, string>;

/**
 * A search by criteria (https://www.zoho.com/crm/developer/docs/api/v8/search-records.html): ten at
 * most, which are the five ways of writing in two fields.
 */
export function phoneSearch(module: Module, number: WrittenNumber): string {
  const forms = formsOf(number, ['e164', 'digits', 'national', 'formatted', 'international']);
  const criteria = ['Phone', 'Mobile'].flatMap((field) =>
    forms.map((form) => `(${field}:equals:${escaped(form)})`),
  );
  const query = { criteria: `(${criteria.join('or')})`, fields: FIELDS[module], per_page: '10' };
  return new URLSearchParams(query).toString();
}

/** Brackets, commas and the escape itself mean something in criteria, ibid. */
export function escaped(text: string): string {
  return text.replace(/[\\(),]/gu, '\\$&');
}
