const SEARCH =
  /^FIND \{((?:[^{}\\]|\\.)*)\} IN PHONE FIELDS RETURNING (?:(?:Contact|Lead|Account)\([A-Za-z,. ]+ LIMIT \d+\),?)+$/u;
const PHRASE = /^"((?:[^"\\]|\\.)*)"$/u;
const BARE_RESERVED = /(?<!\\)[?&|!{}[\]()^~*:'+-]/u;

/**
 * Reads a search of the phone fields strictly, with `undefined` for what Salesforce would call
 * malformed. A field is found by a phrase with the same tokens in a row, or with the same digits
 * in all: so much is certain of the real index, which does more.
 */
export function findsIn(sosl: string): ((field: string) => boolean) | undefined {
  const query = SEARCH.exec(sosl)?.[1];
  if (query === undefined) return undefined;
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
