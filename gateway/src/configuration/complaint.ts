import type { BaseIssue } from 'valibot';

/** The schema's own words would quote what was received, and with it perhaps a secret. */
export function complaint({ message, type, expected, received }: BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid')) return message;
  if (message.startsWith('Invalid key') && received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is no key that is known here';
  return expected === null ? `is not right (${type})` : `must be ${expected}`;
}
