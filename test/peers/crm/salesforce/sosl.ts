const SEARCH =
  /^FIND \{((?:[^{}\\]|\\.)*)\} IN PHONE FIELDS RETURNING ((?:(?:Contact|Lead|Account)\([A-Za-z,. ]+ LIMIT \d+\),?)+)$/u;
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

/**
 * Reads a search of the phone fields strictly, with `undefined` for what Salesforce would call
 * malformed. A field is found by a phrase with the same tokens in a row, or with the same digits
 * in all: so much is certain of the real index, which does more.
 */
export function findsIn(sosl: string): ((field: string) => boolean) | undefined {
  const [, query, returned = ''] = SEARCH.exec(sosl) ?? [];
  if (query === undefined) return undefined;
  for (const [, object = '', fields = ''] of returned.matchAll(RETURNED)) {
    if (!fields.split(',').every((field) => FIELDS[object]?.includes(field))) return undefined;
  }
  const phrases: string[] = [];
  for (const part of query.split(' OR ')) {
    const phrase = PHRASE.exec(part)?.[1];
    if (phrase === undefined || BARE_RESERVED.test(phrase)) return undefined;
    phrases.push(phrase.replace(/\\(.)/gu, '$1'));
  }
  return (field) =>
    phrases.some((phrase) => {
      const [wanted, there] = [tokens(phrase), tokens(field)];
      return wanted !== '  ' && (there.includes(wanted) || digits(field) === digits(phrase));
    });
}

function tokens(text: string): string {
  return ` ${(text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

function digits(text: string): string {
  return text.replace(/\D/gu, '');
}
