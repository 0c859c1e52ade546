const CLAUSE = /^\((\w+):equals:((?:[^\\(),]|\\[\\(),])+)\)$/u;

/**
 * Reads the criteria of a search strictly (`(A:equals:x)`, `((A:equals:x)or(B:equals:y))`, ten at
 * most), with `undefined` for what Zoho would call an invalid query.
 */
export function criteriaIn(
  text: string,
  known: ReadonlySet<string>,
): ((record: Readonly<Record<string, unknown>>) => boolean) | undefined {
  const inner = text.startsWith('((') ? text.slice(1, -1) : text;
  const clauses = inner.split(/(?<=\))or(?=\()/u).map((one) => CLAUSE.exec(one));
  const wanted = clauses.flatMap((one) => {
    const [, field = '', value = ''] = one ?? [];
    return known.has(field) ? [[field, value.replace(/\\(.)/gu, '$1')] as const] : [];
  });
  if (wanted.length !== clauses.length || wanted.length > 10) return undefined;
  return (record) => wanted.some(([field, value]) => record[field] === value);
}
