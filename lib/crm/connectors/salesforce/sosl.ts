import { formsOf, type WrittenNumber } from '../../../phone-numbers/written-forms';

const PEOPLE = ['Contact', 'Lead', 'Account'] as const;
const FIELDS = {
  Contact: 'Id,Name,Title,Phone,MobilePhone,HomePhone,OtherPhone,Account.Name,Email,Owner.Name',
  Lead: 'Id,Name,Title,Company,Phone,MobilePhone,Email,Owner.Name',
  Account: 'Id,Name,Phone,Owner.Name',
} as const satisfies Record<(typeof PEOPLE)[number], string>;
const PER_KIND = 5;

/**
 * A search of the phone fields (SOSL reference, "FIND {SearchQuery}"). The index cuts at spaces and
 * punctuation, so that each way of writing is a phrase of its own.
 */
export function phoneSearch(number: WrittenNumber): string {
  const forms = formsOf(number, [
    'e164',
    'digits',
    'national',
    'significant',
    'formatted',
    'international',
  ]);
  const phrases = forms.map((form) => `"${escaped(form)}"`).join(' OR ');
  const kinds = PEOPLE.map((kind) => `${kind}(${FIELDS[kind]} LIMIT ${PER_KIND})`).join(',');
  return `FIND {${phrases}} IN PHONE FIELDS RETURNING ${kinds}`;
}

/** The reserved characters of SOSL, ibid. */
function escaped(text: string): string {
  return text.replace(/[?&|!{}[\]()^~*:\\"'+-]/gu, '\\$&');
}
