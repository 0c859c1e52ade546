import type { CallLogger } from '../connector';
import type { CrmFault, CrmFaultCode } from '../crm-fault';
import { pauseAfter } from './pause';

type Told = {
  /** The CRM as agents know it. */
  readonly crm: string;
  readonly since: number;
  readonly attempts: number;
  /** The version of the call that the CRM may have by now; absent: it has none, for certain. */
  readonly sent?: number;
};
export type Waiting = Told & {
  readonly state: 'waiting';
  /** Absent: as soon as there is a connection again. */
  readonly nextTryAt?: number;
  /** Why the last try came to nothing. */
  readonly code?: CrmFaultCode;
};
type Saved = Told & {
  readonly state: 'saved';
  /** What the CRM calls it. */
  readonly id: string;
  /** It may have an older version than the agent's last one. */
  readonly outdated?: true;
};
type Failed = Told & {
  readonly state: 'failed';
  readonly code: CrmFaultCode;
  /** Of the CRM's answer. */
  readonly status?: number;
};

/** How one call stands with one CRM. Times in ms since 1970. */
export type Delivery = Waiting | Saved | Failed;

/** Nothing that is planned lies further ahead than this, ms; a clock that was set back does. */
const FURTHEST_MS = 25 * 3_600_000;
/** Answers by which the CRM has not written anything. */
const CERTAIN_NO: readonly CrmFaultCode[] = ['refused', 'rate-limited', 'expired'];

/** A call that the CRM is to be told of, not before `readyAt`. */
export function newDelivery(crm: string, readyAt: number, now: number): Waiting {
  return { state: 'waiting', crm, since: now, attempts: 0, nextTryAt: readyAt };
}

/** Whether it may be tried now. */
export function isDue(delivery: Delivery | undefined, now: number): delivery is Waiting {
  if (delivery?.state !== 'waiting' || delivery.nextTryAt === undefined) return false;
  return delivery.nextTryAt <= now || delivery.nextTryAt > now + FURTHEST_MS;
}

/**
 * What must be on disk before the CRM is told: whoever finds it after a kill knows that this try may
 * have come through. `version`: what is sent now. A CRM that knows a call again keeps what it has.
 * `settledAt`: before that, ms since 1970, the CRM's search may not know what this try has written, so
 * that nobody, not even the worker after a kill, tells it again.
 */
export function beingSent(
  delivery: Waiting,
  version: number,
  guarantee: CallLogger['guarantee'],
  settledAt?: number,
): Waiting {
  const keeps = delivery.sent !== undefined && guarantee !== 'at-least-once';
  const waits = settledAt === undefined ? {} : { nextTryAt: settledAt };
  return { ...delivery, ...waits, sent: keeps ? delivery.sent : version };
}

/** The CRM has it. `version`: what it should have by now. */
export function delivered(sent: Waiting, id: string, version: number): Saved {
  const { crm, since, attempts, sent: has } = sent;
  const saved = { state: 'saved', crm, since, attempts: attempts + 1, sent: has, id } as const;
  return has === version ? saved : { ...saved, outdated: true };
}

/**
 * A try came to nothing. `before` and `sent`: as it was, and as it was marked for this try. What the
 * CRM refuses, or answers beside the point, has failed until somebody wants it tried again.
 */
export function notDelivered(
  before: Waiting,
  sent: Waiting,
  fault: Pick<CrmFault, 'code' | 'more'>,
  { now, random }: { readonly now: number; readonly random: number },
): Delivery {
  const { code, more } = fault;
  const { crm, since } = before;
  const attempts = before.attempts + 1;
  const may = CERTAIN_NO.includes(code) ? before.sent : sent.sent;
  const told = { crm, since, attempts, ...(may !== undefined && { sent: may }), code };
  // A time that was there before this try says nothing about it.
  const timed = code === 'unreachable' && sent.nextTryAt !== before.nextTryAt;
  const settled = timed ? (sent.nextTryAt ?? 0) : 0;
  switch (code) {
    case 'refused':
    case 'garbage':
      return {
        ...told,
        state: 'failed',
        ...(more.status !== undefined && { status: more.status }),
      };
    case 'expired':
      return { ...told, state: 'waiting' };
    default:
      return {
        ...told,
        state: 'waiting',
        nextTryAt: Math.max(now + pauseAfter(attempts, random, more.retryAfterMs), settled),
      };
  }
}

/** Somebody wants it tried now; what is saved stays as it is. */
export function wantedAgain(delivery: Delivery, now: number): Delivery {
  if (delivery.state === 'saved') return delivery;
  const { crm, since, attempts, sent } = delivery;
  const told = { crm, since, attempts, ...(sent !== undefined && { sent }) };
  return { ...told, state: 'waiting', nextTryAt: now };
}

/** There may be a connection again: what has waited for one is due. */
export function reconnected(delivery: Delivery, now: number): Delivery {
  const waits = delivery.state === 'waiting' && delivery.nextTryAt === undefined;
  return waits ? { ...delivery, nextTryAt: now } : delivery;
}
