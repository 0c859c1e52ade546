import * as v from 'valibot';
import { settingsSchema, type Settings } from './settings';

/** What is wrong with the settings of one customer system, and in which field; `null`: nothing. */
export function entryFault(
  entry: keyof Settings['crm'],
  value: object,
): { readonly field: string; readonly expected: string } | null {
  const schema = settingsSchema.entries.crm.wrapped.entries[entry].wrapped;
  const [issue] = v.safeParse(schema, value).issues ?? [];
  if (!issue) return null;
  const [field = ''] = (v.getDotPath(issue) ?? '').split('.');
  return { field, expected: issue.expected ?? issue.message };
}
