import type { HistoryRecord } from '../../snapshot/history';

const PAGE = 30;

/**
 * The newest records that began before a time, and whether there are older ones. Calls of the same
 * millisecond stay on one page, since the next one is asked for by time.
 */
export function pageOf(
  records: readonly HistoryRecord[],
  before = Infinity,
): { readonly records: readonly HistoryRecord[]; readonly more: boolean } {
  const older = records.filter(({ at }) => at < before).sort((one, other) => other.at - one.at);
  const last = older[PAGE - 1];
  if (!last) return { records: older, more: false };
  const page = older.filter(({ at }) => at >= last.at);
  return { records: page, more: older.length > page.length };
}
