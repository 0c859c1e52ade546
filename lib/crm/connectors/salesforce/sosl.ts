import { formsOf, type WrittenNumber } from '../../../phone-numbers/written-forms';
import { runsOf, splitName } from '../../remote/person-name';

const PEOPLE = ['Contact', 'Lead', 'Account'] as const;
const FIELDS = {
  Contact: 'Id,Name,Title,Phone,MobilePhone,HomePhone,OtherPhone,Account.Name,Email,Owner.Name',
  Lead: 'Id,Name,Title,Company,Phone,MobilePhone,Email,Owner.Name',
  Account: 'Id,Name,Phone,Owner.Name',
} as const satisfies Record<(typeof PEOPLE)[number], string>;
const PER_KIND = 5;
/** More than are shown: a lead's company is one of its name fields, and such leads are left out again. */
const PER_KIND_BY_NAME = 20;

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
  return `FIND {${phrases}} IN PHONE FIELDS RETURNING ${returned(PER_KIND)}`;
}

/**
 * A search of the name fields, ibid.: every word, or how one begins. An initial is no term for SOSL;
 * `undefined` where nothing else is left.
 */
export function nameSearch(name: string): string | undefined {
  const terms = runsOf(name).filter((word) => Array.from(word).length > 1);
  if (terms.length === 0) return undefined;
  return `FIND {${terms.map(termOf).join(' AND ')}} IN NAME FIELDS RETURNING ${returned(PER_KIND_BY_NAME)}`;
}

/** A Chinese name may lie in two fields, in either order. */
function termOf(word: string): string {
  if (!/^\p{Script=Han}{2,6}$/u.test(word)) return `${word}*`;
  const { first, last } = splitName(word);
  return `(${word}* OR "${last} ${first}" OR "${first} ${last}")`;
}

function returned(most: number): string {
  return PEOPLE.map((kind) => `${kind}(${FIELDS[kind]} LIMIT ${most})`).join(',');
}

/** The reserved characters of SOSL, ibid. */
function escaped(text: string): string {
  return text.replace(/[?&|!{}[\]()^~*:\\"'+-]/gu, '\\$&');
}
