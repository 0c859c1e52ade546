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
  /** What the CRM calls it that has it already: it is to be amended there. */
  readonly id?: string;
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
  /** As long as it waited. */
  readonly id?: string;
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
  // Told what it has already, a CRM takes the new one.
  if (delivery.id !== undefined) return { ...delivery, sent: version };
  const keeps = delivery.sent !== undefined && guarantee !== 'at-least-once';
  const waits = settledAt === undefined ? {} : { nextTryAt: settledAt };
  return { ...delivery, ...waits, sent: keeps ? delivery.sent : version };
}

/** What the CRM should have by now, and whether it can be told later than the rest. */
type Wanted = { readonly version: number; readonly canAmend: boolean; readonly now: number };

/** The CRM has it. What it has of an older version goes on its way again, where it can be amended. */
export function delivered(sent: Waiting, id: string, wanted: Wanted): Delivery {
  const { crm, since, attempts, sent: has } = sent;
  const saved = { state: 'saved', crm, since, attempts: attempts + 1, sent: has, id } as const;
  return has === wanted.version ? saved : outdated(saved, wanted);
}

/** The call was changed: what was saved goes on its way again from `now` on, or is told to be older. */
export function changed(delivery: Delivery, wanted: Wanted): Delivery {
  if (delivery.state === 'saved') return outdated(delivery, wanted);
  // Whoever goes on writing is waited for; a CRM that had enough is not asked any sooner.
  const fresh =
    delivery.state === 'waiting' && delivery.id !== undefined && delivery.code === undefined;
  return fresh ? { ...delivery, nextTryAt: wanted.now } : delivery;
}

function outdated(saved: Saved, { canAmend, now }: Wanted): Waiting | Saved {
  const { crm, since, sent, id } = saved;
  if (!canAmend) return { ...saved, outdated: true };
  const told = { crm, since, attempts: 0, ...(sent !== undefined && { sent }), id };
  return { ...told, state: 'waiting', nextTryAt: now };
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
  const known = { ...idOf(before), ...(may !== undefined && { sent: may }) };
  const told = { crm, since, attempts, ...known, code };
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
  const known = { ...idOf(delivery), ...(sent !== undefined && { sent }) };
  const told = { crm, since, attempts, ...known };
  return { ...told, state: 'waiting', nextTryAt: now };
}

/** There may be a connection again: what has waited for one is due. */
export function reconnected(delivery: Delivery, now: number): Delivery {
  const waits = delivery.state === 'waiting' && delivery.nextTryAt === undefined;
  return waits ? { ...delivery, nextTryAt: now } : delivery;
}

function idOf({ id }: Waiting | Failed): { readonly id?: string } {
  return id === undefined ? {} : { id };
}
