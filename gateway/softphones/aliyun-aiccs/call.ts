import type { CallId, EndReason, Transfer } from '../../../lib/telephony/call';
import type { CallAction } from '../../../lib/telephony/provider';
import { dialledInChina } from '../line/chinese-number';
import { InTurn } from '../line/in-turn';
import type { PageSound } from '../line/page-sound';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import type { CallContext, HotlineEvent } from './hotline-sdk';
import type { AiccsDesk } from './sign-in';
import { callOf, contextOf, deflectionTo, enabled, endOf, offeredOf } from './wire';

/** How long a transfer may take until the agent is told that it came to nothing, in ms. */
const TRANSFERRED_WITHIN = 30_000;

type Live = {
  readonly id: CallId;
  readonly incoming: boolean;
  context?: CallContext;
  answered: boolean;
  connected: boolean;
  held: boolean;
  muted: boolean;
  transferred: boolean;
  /** The agent does not want it any more; the SDK may be told so only when it says that it may. */
  byUs: boolean;
  hungUp: boolean;
};

/** What the vendor tells when the agent is in no call any more. */
const AFTER: readonly HotlineEvent[] = [
  'AgentLeaveChannel',
  'AgentAcw',
  'AgentReady',
  'AgentCheckout',
];

/** The one call that an agent has at a time. */
export class AiccsCall {
  readonly #turn = new InTurn();
  #live: Live | undefined;
  #mayDial = true;
  #mayHangUp = true;
  #quiet: (() => void) | undefined;

  constructor(
    private readonly desk: AiccsDesk,
    private readonly world: SoftphoneWorld,
    private readonly sound: Pick<PageSound, 'mute'>,
  ) {
    const { client } = desk;
    client.on('SystemCallRinging', (told) => this.#rings(told));
    client.on('SystemCallDialOut', (told) => this.#dialled(contextOf(told)));
    client.on('AgentCallInboundEstablish', (told) => this.#connected(told));
    client.on('AgentCallOutBoundEstablish', (told) => this.#connected(told));
    client.on('AgentCallHeld', (told) => this.#held(told, true));
    client.on('AfterCallRetrieve', () => this.#held(undefined, false));
    client.on('EnableStateChange', (told) => {
      this.#mayDial = enabled(told, 'callDialEnable');
      this.#mayHangUp = enabled(told, 'callHangupEnable');
      this.#hangUp().catch(() => this.world.warn('a call that was given up goes on'));
    });
    for (const event of AFTER) client.on(event, (told) => this.#over(told));
  }

  async dial(id: CallId, number: string, from: string | undefined): Promise<void> {
    if (this.#live || !this.#mayDial) return this.world.calls.end(id, 'not-ready');
    const live = this.#begin(id, false);
    const caller = from === undefined ? [] : [dialledInChina(from)];
    try {
      this.#dialled(await this.desk.agent.dial(dialledInChina(number), ...caller));
    } catch (error) {
      this.#end(live, live.byUs ? 'cancelled' : reasonOf(error));
    }
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    if (this.#live?.id !== id) return;
    switch (action.type) {
      case 'answer':
        return this.#answer(this.#live);
      case 'reject':
      case 'hang-up':
        return this.give();
      default:
        // What is asked twice is done once, and in the order in which it was asked.
        return this.#turn.do(() => this.#during(id, action));
    }
  }

  /** Gives up the call, if there is one. */
  async give(): Promise<void> {
    const live = this.#live;
    if (!live || live.byUs) return;
    live.byUs = true;
    try {
      await this.#hangUp();
    } catch (error) {
      live.byUs = false;
      throw error;
    }
  }

  async #hangUp(): Promise<void> {
    const live = this.#live;
    if (!live?.context || !live.byUs || live.hungUp || !this.#mayHangUp) return;
    live.hungUp = true;
    try {
      await live.context.hangUp();
    } catch (error) {
      live.hungUp = false;
      throw error;
    }
  }

  /** Does it when no call lives, at once or later. */
  whenQuiet(work: () => void): void {
    this.#quiet = work;
    if (!this.#live) work();
  }

  async #during(id: CallId, action: CallAction): Promise<void> {
    const live = this.#live;
    if (live?.id !== id || !live.connected || !live.context) return;
    switch (action.type) {
      case 'hold':
        if (!live.held) await live.context.hold();
        return this.#held(undefined, true);
      case 'resume':
        if (live.held) await live.context.retrieve();
        return this.#held(undefined, false);
      case 'mute':
      case 'unmute':
        return this.#mute(live, action.type === 'mute');
      case 'transfer':
        return this.#transfer(live, live.context, action.to);
      default:
        return;
    }
  }

  async #answer(live: Live): Promise<void> {
    if (!live.incoming || live.answered) return;
    live.answered = true;
    try {
      await this.desk.agent.answer(live.context?.identity);
    } catch (error) {
      this.#end(live, reasonOf(error));
    }
  }

  #mute(live: Live, on: boolean): void {
    if (live.muted === on) return;
    live.muted = on;
    this.sound.mute(on);
    this.world.calls.tell(live.id, { type: 'muted', on });
  }

  async #transfer(live: Live, context: CallContext, to: string): Promise<void> {
    if (live.transferred) return;
    const tell = (transfer: Pick<Transfer, 'state' | 'fault'>): void =>
      this.world.calls.tell(live.id, {
        type: 'transfer',
        transfer: { kind: 'blind', to, ...transfer },
      });
    const ours = (live.incoming ? context.callee : context.caller).phoneNumber;
    const where = deflectionTo(to, ours);
    tell({ state: 'trying' });
    if (!where) return tell({ state: 'failed', fault: 'not-supported' });
    live.transferred = true;
    const failed = (): void => {
      live.transferred = false;
      tell({ state: 'failed', fault: 'failed' });
    };
    try {
      await context.deflect(where);
      setTimeout(() => live.transferred && failed(), TRANSFERRED_WITHIN);
    } catch {
      failed();
    }
  }

  #begin(id: CallId, incoming: boolean, context?: CallContext): Live {
    const live: Live = {
      id,
      incoming,
      ...(context && { context }),
      answered: false,
      connected: false,
      held: false,
      muted: false,
      transferred: false,
      byUs: false,
      hungUp: false,
    };
    this.#live = live;
    return live;
  }

  #rings(told: unknown): void {
    const context = contextOf(told);
    if (!context || this.#live) return;
    const call = offeredOf(context);
    this.#begin(call.id, true, context);
    this.world.calls.offered(call);
  }

  /** By the event and by the reply to `dial`, whichever comes first. */
  #dialled(context: CallContext | undefined): void {
    const live = this.#live;
    if (!context || !live || live.incoming || live.context) return;
    live.context = context;
    this.world.calls.tell(live.id, { type: 'ringing' });
    this.#hangUp().catch(() => this.world.warn('a call that was given up goes on'));
  }

  #connected(told: unknown): void {
    const live = this.#about(told);
    if (!live || live.connected) return;
    live.connected = true;
    this.world.calls.tell(live.id, { type: 'connected', at: this.world.now() });
  }

  #held(told: unknown, on: boolean): void {
    const live = this.#about(told);
    if (!live?.connected || live.held === on) return;
    live.held = on;
    this.world.calls.tell(live.id, { type: 'held', by: 'us', on, at: this.world.now() });
  }

  /** Late words about a call before this one are not for this one. */
  #about(told: unknown): Live | undefined {
    const named = callOf(told);
    const known = this.#live?.context?.identity.acId;
    return named === undefined || known === undefined || named === known ? this.#live : undefined;
  }

  #over(told: unknown): void {
    const live = this.#about(told);
    // A call that the vendor has not begun cannot have ended.
    if (live?.context) this.#end(live, endOf(live));
  }

  #end(live: Live, reason: EndReason): void {
    if (this.#live !== live) return;
    this.#live = undefined;
    this.sound.mute(false);
    this.world.calls.end(live.id, reason);
    this.#quiet?.();
  }
}

function reasonOf(error: unknown): 'no-microphone' | 'failed' {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'NotFoundError' ? 'no-microphone' : 'failed';
}
