import { randomUUID } from 'node:crypto';
import type { TcccCentre, TcccStaff } from './centre';

export type TcccSession = {
  readonly sessionId: string;
  readonly direction: 'in' | 'out' | 'internal';
  readonly caller: string;
  readonly callee: string;
  userId: string;
  /** ms since the epoch, all of them. */
  readonly startedAt: number;
  acceptedAt?: number;
  endedAt?: number;
  held: boolean;
  /** 1 ok, 104 ringingGiveUp, 202 notAnswer, 203 userReject, 209 callerCancel. */
  endStatus?: number;
  hungUpSide?: 'seat' | 'user' | 'system';
};

/** What the SDK's promise is rejected with; the codes are not published. */
export class TcccRefusal extends Error {
  override readonly name = 'TcccRefusal';
}

/** Seconds that `callIn` rings. */
const RING_S = 25;

/** Agents and their calls, as the published SDK events describe them; media is not its affair. */
export class TcccCalls {
  readonly #centre: TcccCentre;

  constructor(centre: TcccCentre) {
    this.#centre = centre;
  }

  setStatus(userId: string, status: TcccStaff['status']): void {
    this.#staff(userId).status = status;
    this.#centre.tell(userId, 'statusChanged', { status });
  }

  /** The agent calls; `accept` is the far end's answer. Numbers carry 0086. */
  startOutboundCall(userId: string, callee: string, caller: string): TcccSession {
    const staff = this.#staff(userId);
    if (staff.status === 'busy' || staff.status === 'offline') throw new TcccRefusal(staff.status);
    const session = this.#open('out', userId, caller, callee);
    const { sessionId } = session;
    this.#centre.tell(userId, 'callOuted', {
      sessionId,
      callerPhoneNumber: caller,
      calleePhoneNumber: callee,
      serverType: 'staffSeat',
    });
    return session;
  }

  callIn(userId: string, caller: string, callee: string): TcccSession {
    if (this.#staff(userId).status !== 'free') throw new TcccRefusal('nobody is free');
    const session = this.#open('in', userId, caller, callee);
    this.#ring(session);
    return session;
  }

  /** The agent answers, or the far end does. */
  accept(sessionId: string): void {
    const session = this.#living(sessionId);
    if (session.acceptedAt !== undefined) throw new TcccRefusal('accepted');
    session.acceptedAt = Date.now();
    const name = session.direction === 'out' ? 'calloutAccepted' : 'userAccessed';
    this.#centre.tell(session.userId, name, { sessionId });
  }

  hold(sessionId: string, held: boolean): void {
    this.#talking(sessionId).held = held;
  }

  /** Blind: the other agent rings, this one's session is over. */
  transfer(sessionId: string, to: { userId?: string; skillGroup?: string }): void {
    const session = this.#talking(sessionId);
    const receiver = [...this.#centre.staff.values()].find(
      ({ mail, status, skillGroups }) =>
        status === 'free' &&
        (to.userId === undefined ? skillGroups.includes(to.skillGroup ?? '') : mail === to.userId),
    );
    if (!receiver) throw new TcccRefusal('nobody is free there');
    this.#centre.tell(session.userId, 'transfer', { sessionId, userId: receiver.mail });
    this.#leave(session, 'seat');
    session.userId = receiver.mail;
    delete session.acceptedAt;
    session.held = false;
    receiver.status = 'busy';
    this.#ring(session);
  }

  hungUp(sessionId: string, side: 'seat' | 'user' | 'system'): void {
    const session = this.#living(sessionId);
    session.endedAt = Date.now();
    session.hungUpSide = side;
    session.endStatus = session.acceptedAt === undefined ? unanswered(session, side) : 1;
    this.#leave(session, side);
  }

  #ring({ sessionId, caller, callee, userId, direction }: TcccSession): void {
    this.#centre.tell(userId, 'callIn', {
      sessionId,
      type: direction === 'internal' ? 'internal' : 'phone',
      timeout: RING_S,
      callerPhoneNumber: caller,
      calleePhoneNumber: callee,
      serverType: 'staffSeat',
      ivrPath: [],
    });
  }

  #leave({ sessionId, userId }: TcccSession, side: 'seat' | 'user' | 'system'): void {
    const closeBy = { seat: 'seat', user: 'client', system: 'admin' }[side];
    this.#centre.tell(userId, 'sessionEnded', { sessionId, closeBy });
    this.setStatus(userId, 'arrange');
  }

  #open(
    direction: TcccSession['direction'],
    userId: string,
    caller: string,
    callee: string,
  ): TcccSession {
    const sessionId = randomUUID();
    const startedAt = Date.now();
    const session = { sessionId, direction, userId, caller, callee, startedAt, held: false };
    this.#centre.sessions.set(sessionId, session);
    this.setStatus(userId, 'busy');
    return session;
  }

  #staff(userId: string): TcccStaff {
    const found = this.#centre.staff.get(userId);
    if (!found) throw new TcccRefusal('no such agent');
    return found;
  }

  #living(sessionId: string): TcccSession {
    const found = this.#centre.sessions.get(sessionId);
    if (!found || found.endedAt !== undefined) throw new TcccRefusal('no such session');
    return found;
  }

  #talking(sessionId: string): TcccSession {
    const found = this.#living(sessionId);
    if (found.acceptedAt === undefined) throw new TcccRefusal('not accepted');
    return found;
  }
}

function unanswered({ direction }: TcccSession, side: string): number {
  if (direction === 'out') return side === 'user' ? 203 : 209;
  return side === 'user' ? 104 : 202;
}
