/** What "check my set-up" looks at, in this order. */
export const CHECKS = [
  'microphone',
  'speaker',
  'signalling',
  'turn',
  'identity',
  'gateway',
  'policy',
] as const;
export type Check = (typeof CHECKS)[number];

/** `signalling-believed`: the call centre's page says so, and nobody has tried. */
export const PASSES = [
  'microphone-ok',
  'microphone-other',
  'speaker-ok',
  'speaker-other',
  'signalling-ok',
  'signalling-believed',
  'turn-ok',
  'identity-ok',
  'gateway-ok',
] as const;

export const FAILS = [
  'microphone-denied',
  'microphone-not-asked',
  'microphone-absent',
  'speaker-unknown',
  'speaker-absent',
  'signalling-off',
  'signalling-connecting',
  'signalling-unreachable',
  'signalling-credentials-refused',
  'signalling-credentials-unavailable',
  'signalling-credentials-denied',
  'signalling-blocked-page',
  'signalling-panel-closed',
  'signalling-lost',
  'signalling-taken-over',
  'turn-silent',
  'turn-unknown',
  'identity-signed-out',
  'identity-unreachable',
  'identity-clock',
  'gateway-signed-out',
  'gateway-unreachable',
  'gateway-denied',
  'gateway-failed',
] as const;

/** `turn-not-ours`: the call centre's page has its own connections. */
export const NOT_USED = [
  'turn-not-used',
  'turn-not-ours',
  'identity-not-used',
  'gateway-not-used',
  'policy-not-used',
] as const;

/**
 * One line of the check. `code`, with its dashes as underscores, names the sentence in `_locales`,
 * `check_<code>`, and for `fail` the remedy, `check_<code>_remedy`. `detail` is a label, a host or a
 * figure, shown as it is.
 */
export type CheckLine = { readonly check: Check; readonly detail?: string } & (
  | { readonly result: 'pass'; readonly code: (typeof PASSES)[number] }
  | { readonly result: 'fail'; readonly code: (typeof FAILS)[number] }
  | { readonly result: 'not-used'; readonly code: (typeof NOT_USED)[number] }
);

export type CheckReport = { readonly at: number; readonly lines: readonly CheckLine[] };
