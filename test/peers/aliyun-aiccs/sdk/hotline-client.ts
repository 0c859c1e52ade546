import type { VendorLink } from '../../sdk/vendor-link';
import { enableState } from './enable-state';
import { HotlineCall } from './hotline-call';
import type { Head } from './hotline-call';
import { EVENTS } from './published';
import type { HotlineEventName } from './published';

/** `HotlineClient` and `AgentContext` of the hotline SDK. */
export class HotlineDesk {
  readonly #hearers = new Map<string, Set<(told: unknown) => void>>();
  #call: HotlineCall | undefined;
  #may: Readonly<Record<string, unknown>> = enableState('AgentCheckout', '');

  constructor(private readonly link: VendorLink) {}

  readonly client = {
    on: (name: string, hear: (told: unknown) => void) => {
      if (!EVENTS.some((one) => one === name)) this.#wrong(`on ${name}`);
      this.#hearers.set(name, (this.#hearers.get(name) ?? new Set()).add(hear));
      return { dispose: () => void this.#hearers.get(name)?.delete(hear) };
    },
    removeAllListeners: (): void => this.#hearers.clear(),
    updateToken: (token: unknown): void => void this.link.ask('updateToken', { token }),
  };

  readonly agent = {
    checkIn: () => this.#when('checkinEnable', 'checkIn'),
    checkOut: () => this.#when('checkoutEnable', 'checkOut'),
    doRest: () => this.#when('breakEnable', 'doRest'),
    checkReady: () => this.#when('readyEnable', 'checkReady'),
    dial: (...numbers: unknown[]) => this.#dial(numbers),
    answer: async (identity?: unknown) => {
      const call = this.#call;
      if (!this.#may['callAnswerEnable'] || !call) return this.link.misused('answer');
      if (identity !== undefined && identity !== call.context.identity) {
        return this.link.misused('answer with another identity');
      }
      this.emit('BeforeCallAnswer', undefined);
      await call.open();
      await this.link.ask('answer', { acid: call.context.identity.acId });
      this.emit('AfterCallAnswer', undefined);
      return undefined;
    },
  };

  /** Does what the SDK may do at this moment; anything else is a mistake of the page. */
  async when(may: string, method: string, options: object, name: string): Promise<void> {
    if (!this.#may[may]) return this.link.misused(`${method} without ${may}`);
    this.emit(`BeforeCall${name}` as HotlineEventName, undefined);
    await this.link.ask(method, options);
    if (name !== 'Deflect') this.emit(`AfterCall${name}` as HotlineEventName, undefined);
  }

  emit(name: HotlineEventName, told: unknown): void {
    for (const hear of this.#hearers.get(name) ?? []) hear(told);
  }

  /** A message of the vendor's web socket. */
  async hear(name: string, told: unknown): Promise<void> {
    if (name === 'TokenExpired' || name === 'UnHandleEvent') return this.emit(name, told);
    const { head } = told as { readonly head: Head };
    const { agentBasicCode, agentCallCode } = head;
    this.#may = enableState(agentBasicCode, agentCallCode);
    if (agentCallCode === 'AgentRinging' || agentCallCode === 'AgentCallDialOut') {
      this.#call = this.#callOf(head);
    }
    if (agentCallCode.endsWith('boundEstablish') || agentCallCode.endsWith('BoundEstablish')) {
      await this.#call?.connect();
      this.emit('AgentJoinChannel', told);
    }
    this.emit(agentCallCode as HotlineEventName, told);
    this.emit('AgentStatusChange', told);
    this.emit('EnableStateChange', this.#may);
    if (agentCallCode === 'AgentRinging') this.emit('SystemCallRinging', this.#call?.context);
    if (agentCallCode === 'AgentCallDialOut') this.emit('SystemCallDialOut', this.#call?.context);
    if (agentBasicCode !== 'AgentBusyForCall') this.#left(told);
  }

  async #dial(numbers: readonly unknown[]): Promise<unknown> {
    const [callee, caller] = numbers;
    const digits = (one: unknown): boolean => typeof one === 'string' && /^\d{3,18}$/u.test(one);
    if (!digits(callee) || (numbers.length > 1 && !digits(caller)) || numbers.length > 2) {
      return this.link.misused('numbers of dial');
    }
    if (!this.#may['callDialEnable']) return this.link.misused('dial without callDialEnable');
    this.emit('BeforeCallDial', undefined);
    const head = (await this.link.ask('dial', { callee, caller })) as Head;
    const call = this.#callOf(head);
    await call.open();
    this.emit('AfterCallDial', undefined);
    return call.context;
  }

  /** The reply to `dial` and the socket's message are about one call. */
  #callOf(head: Head): HotlineCall {
    if (this.#call?.context.identity.acId !== head.acid) this.#call = new HotlineCall(head, this);
    return this.#call as HotlineCall;
  }

  #left(told: unknown): void {
    const call = this.#call;
    this.#call = undefined;
    if (!call) return;
    call.close();
    this.emit('AgentLeaveChannel', told);
  }

  async #when(may: string, method: string): Promise<unknown> {
    if (!this.#may[may]) return this.link.misused(`${method} without ${may}`);
    return this.link.ask(method, {});
  }

  #wrong(how: string): void {
    this.link.misused(how).catch(() => undefined);
  }
}
