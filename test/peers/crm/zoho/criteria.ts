const CLAUSE = /^\((\w+):(equals|starts_with):((?:[^\\(),]|\\[\\(),])+)\)/u;
const JOIN = /^(and|or)(?=\()/u;

type Row = Readonly<Record<string, unknown>>;
type Test = (record: Row) => boolean;
type Read = { readonly test: Test; readonly rest: string };

/**
 * Reads the criteria of a search strictly (`(A:equals:x)`, `((A:equals:x)or((B:starts_with:y)and(…)))`, ten
 * at most), with `undefined` for what Zoho would call an invalid query.
 */
export function criteriaIn(text: string, known: ReadonlySet<string>): Test | undefined {
  const read = group(text, known);
  const clauses = text.match(/:(?:equals|starts_with):/gu) ?? [];
  return read?.rest === '' && clauses.length <= 10 ? read.test : undefined;
}

function group(text: string, known: ReadonlySet<string>): Read | undefined {
  const [whole, field = '', operator, value = ''] = CLAUSE.exec(text) ?? [];
  if (whole !== undefined) {
    if (!known.has(field)) return undefined;
    const wanted = value.replace(/\\(.)/gu, '$1').toLowerCase();
    return { test: clause(field, operator, wanted), rest: text.slice(whole.length) };
  }
  return text.startsWith('(') ? joined(text.slice(1), known) : undefined;
}

/** Whole texts, or how they begin; without case. */
function clause(field: string, operator: string | undefined, wanted: string): Test {
  return (record) => {
    const value = record[field];
    if (typeof value !== 'string') return false;
    const there = value.toLowerCase();
    return operator === 'equals' ? there === wanted : there.startsWith(wanted);
  };
}

/** One kind of join in one pair of brackets: of two kinds it is not said which one goes first. */
function joined(text: string, known: ReadonlySet<string>): Read | undefined {
  const first = group(text, known);
  if (!first) return undefined;
  const tests = [first.test];
  let { rest } = first;
  const [join] = JOIN.exec(rest) ?? [];
  while (join !== undefined && rest.startsWith(`${join}(`)) {
    const next = group(rest.slice(join.length), known);
    if (!next) return undefined;
    tests.push(next.test);
    ({ rest } = next);
  }
  if (!rest.startsWith(')')) return undefined;
  const test: Test = (record) =>
    join === 'and' ? tests.every((one) => one(record)) : tests.some((one) => one(record));
  return { test, rest: rest.slice(1) };
}
