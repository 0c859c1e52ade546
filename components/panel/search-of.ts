import type { CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';

/** What the agent has searched by name for a call. */
export function searchOf(
  { id }: Pick<CallView, 'id'>,
  { searches }: Pick<Snapshot, 'searches'>,
): CustomerSearch | undefined {
  return searches.find(({ call }) => call === id);
}
