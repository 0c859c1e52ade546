/** Who a value comes from. */
export type Layer = 'enforced' | 'defaults' | 'agent';

/** Why a value does not count. `expected` tells more, see there. */
export type FaultReason =
  | 'unknown-key'
  | 'missing'
  | 'type'
  | 'choice'
  | 'least'
  | 'most'
  | 'too-long'
  | 'empty'
  | 'whole-number'
  | 'form'
  | 'within'
  | 'address'
  | 'vanished';

/**
 * What follows: the value, or the entry of a list, is skipped; the key is read as strictly as can
 * be; nobody is called until it is mended; or what was read last stays in force.
 */
export type FaultEffect = 'skipped' | 'strictest' | 'stops-dialling' | 'last-read';

/** One value that does not count, and what follows from it. */
export type PolicyFault = {
  readonly layer: Layer;
  /** `deniedCountries[2]`; empty: the whole layer. */
  readonly path: string;
  readonly reason: FaultReason;
  /**
   * What would do: a type's name (`Array`), the choices, a bound, an example of the form; for
   * `within` what is wrong in it, and where.
   */
  readonly expected: string;
  /** The beginning of what stood there, as JSON. */
  readonly received: string;
  readonly effect: FaultEffect;
};

/** A fault before it is known what follows from it. */
export type Finding = Pick<PolicyFault, 'path' | 'reason' | 'expected' | 'received'>;

const REASONS: Readonly<Record<string, FaultReason>> = {
  picklist: 'choice',
  literal: 'choice',
  min_value: 'least',
  max_value: 'most',
  max_length: 'too-long',
  min_length: 'empty',
  non_empty: 'empty',
  integer: 'whole-number',
  regex: 'form',
  check: 'form',
  raw_check: 'within',
  url: 'address',
  // The only keys that may be one thing or another are addresses that may be empty.
  union: 'address',
};
const RECEIVED_LENGTH = 60;

/** What of a valibot issue counts here. */
type Issue = {
  readonly type: string;
  readonly expected: string | null;
  /** Of what must have a form: an example of it, as `settings.ts` has it. */
  readonly message?: string;
  readonly input?: unknown;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
};

/** What a check of the schema has found at a path, or deeper in the value that is there. */
export function finding(path: string, value: unknown, issue: Issue): Finding {
  const { path: deeper = [] } = issue;
  const at = deeper.reduce<string>((above, { key }) => above + step(key), path);
  if (deeper.length > 0 && issue.input === undefined) {
    return { path: at, reason: 'missing', expected: '', received: '' };
  }
  const reason = REASONS[issue.type] ?? 'type';
  const received = asReceived(deeper.length > 0 ? issue.input : value);
  return { path: at, reason, expected: expectedBy(reason, issue), received };
}

function step(key: unknown): string {
  return typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`;
}

function expectedBy(reason: FaultReason, { expected, message }: Issue): string {
  if (reason === 'form') return message ?? '';
  if (reason === 'empty' || reason === 'address') return '';
  const words = expected ?? '';
  if (reason === 'choice') return words.replace(/^\((.*)\)$/u, '$1').replaceAll(' | ', ', ');
  return words.replace(/^[<>]=/u, '');
}

/** A key that this version does not have. */
export function unknownKey(path: string, value: unknown): Finding {
  return { path, reason: 'unknown-key', expected: '', received: asReceived(value) };
}

/** The beginning of a value, as JSON. */
function asReceived(value: unknown): string {
  // Of what JSON cannot say, `undefined` say, there is no text.
  const text = (JSON.stringify(value) as string | undefined) ?? '';
  return text.length > RECEIVED_LENGTH ? `${text.slice(0, RECEIVED_LENGTH)}…` : text;
}
