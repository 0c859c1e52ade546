import type { CallId, EndReason, Transfer } from '../../../lib/telephony/call';
import type { CallAction } from '../../../lib/telephony/provider';
import { InTurn } from '../line/in-turn';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import { SessionBook } from './session-book';
import type { Session } from './session-book';
import type { Tccc, TcccSession } from './tccc';
import { endOf, endOfRefused, granted, offeredOf, sessionOf, targetOf } from './wire';

/** How long `,` waits between tones, in ms. */
const PAUSE = 2_000;

type Dialled = { readonly from?: string; readonly skillGroup?: string };

/** The SDK's sessions as calls. */
export class TcccCalls {
  readonly #book = new SessionBook();
  readonly #turn = new InTurn();
  #quiet: (() => void) | undefined;

  constructor(
    private readonly tccc: Tccc,
    private readonly world: SoftphoneWorld,
  ) {}

  listen(): void {
    const { tccc } = this;
    tccc.on(tccc.events.callIn, (told) => this.#offered(told));
    tccc.on(tccc.events.callOuted, (told) => {
      const session = this.#outgoing(told);
      if (session) this.world.calls.tell(session.id, { type: 'ringing' });
    });
    tccc.on(tccc.events.calloutAccepted, (told) => this.#connected(this.#outgoing(told)));
    tccc.on(tccc.events.userAccessed, (told) => this.#connected(this.#about(told)));
    tccc.on(tccc.events.autoTransfer, (told) => this.#over(told, 'missed'));
    tccc.on(tccc.events.transfer, (told) => this.#over(told, 'transferred'));
    tccc.on(tccc.events.sessionEnded, (told) => {
      const session = this.#outgoing(told);
      if (session) this.#end(session, endOf(told, session));
    });
  }

  async dial(id: CallId, number: string, { from, skillGroup }: Dialled): Promise<void> {
    const session = this.#book.begin(id, false);
    const { Call } = this.tccc;
    try {
      const reply = await granted(
        number.includes('@')
          ? Call.startInternalCall({ calleeUserId: number })
          : Call.startOutboundCall({
              phoneNumber: number,
              ...(from !== undefined && { callerPhoneNumber: from }),
              ...(skillGroup !== undefined && { skillGroupId: skillGroup }),
            }),
      );
      const sessionId = sessionOf(reply);
      if (sessionId !== undefined) this.#name(session, sessionId);
    } catch (error) {
      this.#end(session, session.givenUp ? 'cancelled' : endOfRefused(error));
    }
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    const session = this.#book.get(id);
    if (!session) return;
    switch (action.type) {
      case 'answer':
        return this.#answer(session);
      case 'reject':
      case 'hang-up':
        return this.#hangUp(session);
      default:
        // What is asked twice is done once, and in the order in which it was asked.
        return this.#turn.do(() => this.#during(session, action));
    }
  }

  async hangUpAll(): Promise<void> {
    await Promise.allSettled(this.#book.live.map((session) => this.#hangUp(session)));
  }

  /** Does it when no call lives, at once or later. */
  whenQuiet(work: () => void): void {
    this.#quiet = work;
    this.#checkQuiet();
  }

  async #during(session: Session, action: CallAction): Promise<void> {
    if (!session.connected) return;
    switch (action.type) {
      case 'hold':
      case 'resume':
        return this.#hold(session, action.type === 'hold');
      case 'mute':
      case 'unmute':
        return this.#mute(session, action.type === 'mute');
      case 'dtmf':
        return this.#press(session, action.tones);
      case 'transfer':
        return this.#transfer(session, action.to);
      default:
        return;
    }
  }

  async #answer(session: Session): Promise<void> {
    if (!session.incoming || session.answered) return;
    session.answered = true;
    try {
      await granted(this.tccc.Call.accept(named(session)));
    } catch (error) {
      this.#end(session, endOfRefused(error));
    }
  }

  async #hangUp(session: Session): Promise<void> {
    session.givenUp = true;
    if (session.sessionId !== undefined) await granted(this.tccc.Call.hungUp(named(session)));
  }

  async #hold(session: Session, on: boolean): Promise<void> {
    if (session.held === on) return;
    const { Call } = this.tccc;
    await granted(on ? Call.hold(named(session)) : Call.unHold(named(session)));
    session.held = on;
    this.world.calls.tell(session.id, { type: 'held', by: 'us', on, at: this.world.now() });
  }

  async #mute(session: Session, on: boolean): Promise<void> {
    if (session.muted === on) return;
    const { Call } = this.tccc;
    await granted(on ? Call.muteMic(named(session)) : Call.unmuteMic(named(session)));
    session.muted = on;
    this.world.calls.tell(session.id, { type: 'muted', on });
  }

  async #press(session: Session, tones: string): Promise<void> {
    for (const [at, dtmfText] of tones.split(',').entries()) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (dtmfText === '') continue;
      await granted(this.tccc.Call.sendDigits({ ...named(session), dtmfText }));
    }
  }

  async #transfer(session: Session, to: string): Promise<void> {
    if (session.transferred) return;
    const tell = (transfer: Pick<Transfer, 'state' | 'fault'>): void =>
      this.world.calls.tell(session.id, {
        type: 'transfer',
        transfer: { kind: 'blind', to, ...transfer },
      });
    const target = targetOf(to);
    tell({ state: 'trying' });
    if (!target) return tell({ state: 'failed', fault: 'not-supported' });
    session.transferred = true;
    try {
      await granted(this.tccc.Call.transfer({ ...named(session), ...target }));
    } catch {
      session.transferred = false;
      tell({ state: 'failed', fault: 'failed' });
    }
  }

  #offered(told: unknown): void {
    const call = offeredOf(told);
    if (!call || this.#book.get(call.id)) return;
    this.#book.begin(call.id, true, call.id);
    this.world.calls.offered(call);
  }

  #connected(session: Session | undefined): void {
    if (!session || session.connected) return;
    session.connected = true;
    this.world.calls.tell(session.id, { type: 'connected', at: this.world.now() });
  }

  #over(told: unknown, reason: 'missed' | 'transferred'): void {
    const session = this.#about(told);
    if (session) this.#end(session, reason);
  }

  #about(told: unknown): Session | undefined {
    const sessionId = sessionOf(told);
    return sessionId === undefined ? undefined : this.#book.named(sessionId);
  }

  /** Its first event may come before the reply that names the session. */
  #outgoing(told: unknown): Session | undefined {
    const known = this.#about(told);
    const sessionId = sessionOf(told);
    const { nameless } = this.#book;
    if (known || !nameless || sessionId === undefined) return known;
    this.#name(nameless, sessionId);
    return nameless;
  }

  /** A call that was given up before it had a name is hung up as soon as it has one. */
  #name(session: Session, sessionId: string): void {
    session.sessionId = sessionId;
    if (!session.givenUp || !this.#book.get(session.id)) return;
    session.givenUp = false;
    this.#hangUp(session).catch(() => this.world.warn('a call that was given up goes on'));
  }

  #end(session: Session, reason: EndReason): void {
    this.#book.end(session.id);
    this.world.calls.end(session.id, reason);
    this.#checkQuiet();
  }

  #checkQuiet(): void {
    if (this.#book.live.length === 0) this.#quiet?.();
  }
}

function named({ sessionId = '' }: Session): TcccSession {
  return { sessionId };
}
