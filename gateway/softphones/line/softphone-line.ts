import type { FromSoftphone, ToSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import { CallLedger } from './call-ledger';
import { GatewayQuestions } from './gateway-questions';
import { SoftphoneFault } from './softphone-fault';
import type { SoftphoneWorld, VendorSoftphone } from './vendor-softphone';

/** The gateway's action that makes new credentials for the page (`POST /softphone/session`). */
const NEW_SESSION = 'softphone-session';

type Parts = {
  readonly say: (message: FromSoftphone) => void;
  readonly open: (world: SoftphoneWorld) => VendorSoftphone;
  readonly seen: boolean;
  readonly now: () => number;
  readonly newId: () => string;
  readonly warn: (what: string) => void;
};

/** A vendor's softphone on the hosted-softphone protocol (docs/hosted-softphone.md). */
export class SoftphoneLine {
  readonly #parts: Parts;
  readonly #calls: CallLedger;
  readonly #gateway: GatewayQuestions;
  readonly #vendor: VendorSoftphone;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { say, seen, now, newId, warn } = parts;
    this.#calls = new CallLedger(say, now);
    this.#gateway = new GatewayQuestions(say, newId);
    this.#vendor = parts.open({
      seen,
      calls: this.#calls,
      now,
      warn,
      line: (line) => say({ type: 'line', line }),
      duty: (duty) => say({ type: 'duty', duty }),
      api: (action, request) => this.#gateway.ask(action, request),
      newCredentials: () => this.#gateway.ask(NEW_SESSION, {}),
    });
  }

  /** The first word on a port. */
  ready(): void {
    const { can, oneCall } = this.#vendor;
    const once = oneCall ? { oneCall } : {};
    this.#parts.say({ type: 'ready', version: 1, can, calls: this.#calls.ids, ...once });
  }

  hear(message: ToSoftphone): void {
    switch (message.type) {
      case 'beat':
        this.#parts.say({ type: 'beat', n: message.n });
        return;
      case 'api-answer':
        this.#gateway.answer(message.id, message);
        return;
      case 'start':
        void this.#start(message.credentials);
        return;
      case 'stop':
        void this.#stop();
        return;
      case 'ask':
        void this.#answer(message);
        return;
      case 'dial':
        void this.#dial(message);
        return;
      default:
        this.#try(message.type, this.#do(message));
    }
  }

  #do(
    message: Exclude<
      ToSoftphone,
      { type: 'beat' | 'api-answer' | 'start' | 'stop' | 'ask' | 'dial' }
    >,
  ): Promise<void> | undefined {
    switch (message.type) {
      case 'act':
        if (!this.#calls.has(message.id)) return undefined;
        return this.#vendor.act(message.id, message.action);
      case 'credentials':
        return this.#vendor.renew?.(message.credentials);
      case 'duty':
        return this.#vendor.setDuty?.(message.duty);
      case 'sign-in':
        return this.#vendor.signIn?.(message.skillGroups);
      case 'devices': {
        const { microphone, speaker } = message;
        return this.#vendor.setDevices?.({ microphone, speaker });
      }
      case 'rehearse':
        return this.#vendor.rehearse?.();
    }
  }

  async #start(credentials: unknown): Promise<void> {
    this.#parts.say({ type: 'line', line: { state: 'connecting' } });
    try {
      await this.#vendor.start(credentials);
    } catch (error) {
      this.#parts.warn('start failed');
      const fault = error instanceof SoftphoneFault ? error.code : 'unreachable';
      this.#parts.say({ type: 'line', line: { state: 'down', fault } });
    }
  }

  async #stop(): Promise<void> {
    await this.#vendor.stop().catch(() => this.#parts.warn('stop failed'));
    this.#calls.endAll('line-lost');
    this.#parts.say({ type: 'stopped' });
  }

  async #dial({ id, number, ...rest }: Extract<ToSoftphone, { type: 'dial' }>): Promise<void> {
    if (!this.#calls.dialled(id)) return;
    const { from, skillGroup, consultFor } = rest;
    try {
      await this.#vendor.dial(id, number, { from, skillGroup, consultFor });
    } catch {
      this.#parts.warn('dial failed');
      this.#calls.end(id, 'failed');
    }
  }

  async #answer({ id, question }: Extract<ToSoftphone, { type: 'ask' }>): Promise<void> {
    try {
      this.#parts.say({ type: 'answer', id, value: await this.#vendor.ask?.(question) });
    } catch {
      this.#parts.warn(`ask ${question.about} failed`);
      this.#parts.say({ type: 'answer', id });
    }
  }

  #try(what: string, work: Promise<void> | undefined): void {
    work?.catch(() => this.#parts.warn(`${what} failed`));
  }
}
