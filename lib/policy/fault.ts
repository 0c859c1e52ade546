/** Who a value comes from. */
export type Layer = 'enforced' | 'defaults' | 'agent';

/** Why a value does not count. `expected` tells more, in the words of the schema. */
export type FaultReason =
  'unknown-key' | 'type' | 'choice' | 'range' | 'whole-number' | 'form' | 'address' | 'vanished';

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
  min_value: 'range',
  max_value: 'range',
  max_length: 'range',
  non_empty: 'range',
  integer: 'whole-number',
  regex: 'form',
  url: 'address',
  // The only keys that may be one thing or another are addresses that may be empty.
  union: 'address',
};
const RECEIVED_LENGTH = 60;

/** What a check of the schema has found at a path; `issue` as valibot tells it. */
export function finding(
  path: string,
  value: unknown,
  issue: { readonly type: string; readonly expected: string | null },
): Finding {
  return {
    path,
    reason: REASONS[issue.type] ?? 'type',
    expected: issue.expected ?? '',
    received: asReceived(value),
  };
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
