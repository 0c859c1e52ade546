const SEARCH =
  /^FIND \{((?:[^{}\\]|\\.)*)\} IN (PHONE|NAME) FIELDS RETURNING ((?:(?:Contact|Lead|Account)\([A-Za-z,. ]+ LIMIT \d+\),?)+)$/u;
const RETURNED = /(Contact|Lead|Account)\(([A-Za-z,.]+) LIMIT \d+\)/gu;
const EVERYWHERE = ['Id', 'Name', 'Phone', 'Owner.Name'];
const PERSON = [...EVERYWHERE, 'Title', 'MobilePhone', 'Email'];
/** The fields that each object has, of those that are asked for. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Contact: [...PERSON, 'HomePhone', 'OtherPhone', 'Account.Name'],
  Lead: [...PERSON, 'Company'],
  Account: EVERYWHERE,
};
const PHRASE = /^"((?:[^"\\]|\\.)*)"$/u;
const BARE_RESERVED = /(?<!\\)[?&|!{}[\]()^~*:'+-]/u;

/** One word of two characters or more, or how it begins; or several such, and phrases, any of them. */
const TERM = /^(?:[\p{L}\p{M}\p{N}]{2,}\*?|"[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*")$/u;
const OPERATOR = /^(?:and|or|not)$/iu;

/** What a search looks through, and whether a field of that kind is found. */
export type Sosl = {
  readonly group: 'PHONE' | 'NAME';
  readonly finds: (field: string) => boolean;
};

/** Reads a search strictly, with `undefined` for what Salesforce would call malformed. */
export function soslIn(sosl: string): Sosl | undefined {
  const [, query, group, returned = ''] = SEARCH.exec(sosl) ?? [];
  if (query === undefined) return undefined;
  for (const [, object = '', fields = ''] of returned.matchAll(RETURNED)) {
    if (!fields.split(',').every((field) => FIELDS[object]?.includes(field))) return undefined;
  }
  const finds = group === 'NAME' ? namesIn(query) : phonesIn(query);
  return finds && { group: group === 'NAME' ? 'NAME' : 'PHONE', finds };
}

/** Terms joined by AND; each one alone, or alternatives in brackets. Words are found by how they begin. */
function namesIn(query: string): Sosl['finds'] | undefined {
  const terms = query.split(' AND ').map((term) => {
    const inner = /^\((.*)\)$/u.exec(term)?.[1];
    return inner === undefined ? [term] : inner.split(' OR ');
  });
  const sound = terms.flat().every((one) => TERM.test(one) && !OPERATOR.test(one));
  if (!sound) return undefined;
  return (field) => {
    const there = tokens(field.toLowerCase());
    return terms.every((some) => some.some((one) => there.includes(wanted(one.toLowerCase()))));
  };
}

function wanted(term: string): string {
  if (term.startsWith('"')) return ` ${term.slice(1, -1)} `;
  return term.endsWith('*') ? ` ${term.slice(0, -1)}` : ` ${term} `;
}

/**
 * A search of the phone fields, with `undefined` for what Salesforce would call
 * malformed. A field is found by a phrase with the same tokens in a row, or with the same digits
 * in all: so much is certain of the real index, which does more.
 */
function phonesIn(query: string): Sosl['finds'] | undefined {
  const phrases: string[] = [];
  for (const part of query.split(' OR ')) {
    const phrase = PHRASE.exec(part)?.[1];
    if (phrase === undefined || BARE_RESERVED.test(phrase)) return undefined;
    phrases.push(phrase.replace(/\\(.)/gu, '$1'));
  }
  return (field) =>
    phrases.some((phrase) => {
      const [inRow, there] = [tokens(phrase), tokens(field)];
      return inRow !== '  ' && (there.includes(inRow) || digits(field) === digits(phrase));
    });
}

function tokens(text: string): string {
  return ` ${(text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

function digits(text: string): string {
  return text.replace(/\D/gu, '');
}
