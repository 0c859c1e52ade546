import { isUndelivered } from '../../crm/outbox/plan';
import type { Delivery } from '../../crm/outbox/delivery';
import type { CallLogView, RecordState } from '../../snapshot/call-log';
import type { LoggingCrm, OutboxEntry } from './entry';

/** So many of the latest calls are told of with every snapshot. */
const LATEST = 20;

/** What the views are told of the outbox. */
export function callLogView(
  entries: readonly OutboxEntry[],
  crms: readonly LoggingCrm[],
): CallLogView {
  const latest = [...entries].sort((a, b) => b.at - a.at).slice(0, LATEST);
  const states = statesIn(entries, crms);
  const told = latest.map((entry) => [entry.id, states(entry)] as const);
  return {
    calls: Object.fromEntries(told.filter(([, of]) => of.length > 0)),
    undelivered: entries.filter(isUndelivered).length,
    failed: entries.filter(({ deliveries }) =>
      Object.values(deliveries).some(({ state }) => state === 'failed'),
    ).length,
  };
}

/** How each of the entries stands. What has expired for one call has so for all. */
export function statesIn(
  entries: readonly OutboxEntry[],
  crms: readonly LoggingCrm[],
): (entry: OutboxEntry) => readonly RecordState[] {
  const known = new Set(crms.map(({ name }) => name));
  const expired = new Set(
    entries.flatMap(({ deliveries }) =>
      Object.keys(deliveries).filter((name) => {
        const delivery = deliveries[name];
        return delivery?.state === 'waiting' && delivery.code === 'expired';
      }),
    ),
  );
  return ({ deliveries }) =>
    Object.entries(deliveries).map(([connector, delivery]) => {
      const { state, crm } = delivery;
      const code = codeOf(delivery, known.has(connector), expired.has(connector));
      return {
        ...{ connector, crm, state },
        ...(code !== undefined && { code }),
        ...(delivery.state === 'failed' &&
          delivery.status !== undefined && {
            status: delivery.status,
          }),
        ...(delivery.state === 'saved' && delivery.outdated && { outdated: true as const }),
        ...(delivery.state !== 'saved' && delivery.id !== undefined && { amends: true as const }),
      };
    });
}

function codeOf(delivery: Delivery, isSetUp: boolean, expired: boolean): RecordState['code'] {
  if (delivery.state === 'saved') return undefined;
  if (!isSetUp) return 'not-set-up';
  return delivery.state === 'waiting' && expired ? 'expired' : delivery.code;
}
