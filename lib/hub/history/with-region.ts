import { parseNumber } from '../../phone-numbers/parse';
import type { HistoryPage, HistoryRecord } from '../../snapshot/history';

/** The page with the country of each number that names one, for the views, which cannot tell it. */
export function withRegions(page: HistoryPage): HistoryPage {
  return { ...page, records: page.records.map(withRegion) };
}

function withRegion(record: HistoryRecord): HistoryRecord {
  if (!record.number.startsWith('+')) return record;
  const region = parseNumber(record.number, '')?.region;
  return region === undefined ? record : { ...record, region };
}
