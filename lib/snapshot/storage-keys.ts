/** The one key in `storage.session` that holds the snapshot. Only the hub writes it. */
export const SNAPSHOT_KEY = 'snapshot';

/** Numbers that a tab shows, one key per tab. */
export const tabNumbersKey = (tabId: number): string => `tab-numbers:${String(tabId)}`;
