import { customerOf } from '../../snapshot/customer';
import type { HistoryRecord } from '../../snapshot/history';
import type { CallView, RecentCall } from '../../snapshot/snapshot';

/** What is remembered of a call that has ended. Pure. */
export function recordOf(call: CallView): HistoryRecord {
  const { id, direction, number, startedAt, connectedAt, endedAt, quality } = call;
  const contact = customerOf(call);
  const connected = connectedAt !== undefined;
  return {
    id,
    direction,
    number,
    name: contact?.name ?? call.displayName,
    company: contact?.company,
    record: contact?.record,
    queue: call.line?.queue,
    at: startedAt,
    talked: connected ? Math.max(0, (endedAt ?? connectedAt) - connectedAt) : undefined,
    held: connected && call.heldFor > 0 ? call.heldFor : undefined,
    endReason: call.endReason ?? 'failed',
    quality,
  };
}

/** The same from the list of recent calls, which knows less. */
export function recordOfRecent(call: RecentCall): HistoryRecord {
  const { id, direction, number, name, queue, at, talked, endReason } = call;
  return { id, direction, number, name, queue, at, talked, endReason };
}

/** Whether it rang for the agent, and nobody answered; a call centre's record tells no reason. */
export function wasMissed({ direction, talked, endReason }: HistoryRecord): boolean {
  if (direction === 'outgoing' || talked !== undefined) return false;
  return endReason === undefined || endReason === 'missed';
}
