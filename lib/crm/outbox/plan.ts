import { isDue, type Delivery } from './delivery';

/** By the connector's name. */
export type Deliveries = Readonly<Record<string, Delivery>>;
/** A call and where it is to go. `at`: when it began, ms since 1970. */
export type Addressed = { readonly at: number; readonly deliveries: Deliveries };

/** Whether a CRM still has to be told of it, whenever that may be. */
export function isUndelivered({ deliveries }: Addressed): boolean {
  return Object.values(deliveries).some(({ state }) => state !== 'saved');
}

/** What a CRM is told next: what was tried least, so that one call never keeps the others waiting. */
export function nextDue<A extends Addressed>(
  all: readonly A[],
  connector: string,
  now: number,
): A | undefined {
  const due = all.filter(({ deliveries }) => isDue(deliveries[connector], now));
  const tries = ({ deliveries }: Addressed): number => deliveries[connector]?.attempts ?? 0;
  return due.sort((a, b) => tries(a) - tries(b) || a.at - b.at)[0];
}

/**
 * When there is something to do next, ms since 1970; `undefined`: not by itself. `restUntil`: how long
 * a connector is left alone; Infinity for one that there is not.
 */
export function wakeAt(
  all: readonly Addressed[],
  restUntil: (connector: string) => number,
): number | undefined {
  const times = all.flatMap(({ deliveries }) =>
    Object.entries(deliveries).flatMap(([connector, delivery]) => {
      if (delivery.state !== 'waiting' || delivery.nextTryAt === undefined) return [];
      return Math.max(delivery.nextTryAt, restUntil(connector));
    }),
  );
  const soonest = Math.min(...times);
  return soonest === Infinity ? undefined : soonest;
}

/** Until when a CRM wants to be left alone, as an earlier life of the worker was told; ms since 1970. */
export function askedToWait(all: readonly Addressed[], connector: string): number {
  return all.reduce((until, { deliveries }) => {
    const delivery = deliveries[connector];
    const limited = delivery?.state === 'waiting' && delivery.code === 'rate-limited';
    return limited ? Math.max(until, delivery.nextTryAt ?? 0) : until;
  }, 0);
}
