import type { CallId, Transfer } from '../../../lib/telephony/call';
import { calleeOf } from './callee';
import { endOfRefusal, faultOfRefusal } from './refusals';
import type { Consultation, Talk } from './talk';
import type { TheCall } from './the-call';
import { codeOfRefusal } from './waiting';
import type { WorkbenchSdk } from './workbench-sdk';

/** Hands the customer over: at once, or after a colleague was asked. To be called in turn. */
export class Transfers {
  constructor(
    private readonly sdk: WorkbenchSdk,
    private readonly call: TheCall,
  ) {}

  /** The customer waits, by the vendor's own doing, while the colleague is called. */
  async consult(id: CallId, number: string, from: string | undefined): Promise<void> {
    const { call, sdk } = this;
    if (call.talk?.phase !== 'connected' || call.consultation) {
      return call.world.calls.end(id, 'not-allowed');
    }
    const asked: Consultation = { id, number, state: 'wanted', givenUp: false };
    call.consultation = asked;
    const { callee, caller } = calleeOf(number, from);
    try {
      await call.waiting.ask(
        () => sdk.initiateAttendedTransfer(callee, caller),
        () => asked.state !== 'wanted' || call.consultation !== asked,
      );
    } catch (error) {
      call.alone(asked, endOfRefusal(codeOfRefusal(error)));
    }
  }

  /** Gives the consultation up: the agent is back with the customer. */
  async retrieve(asked: Consultation): Promise<void> {
    if (this.call.consultation !== asked) return;
    asked.givenUp = true;
    await this.call.waiting.ask(
      () => this.sdk.thirdCallRetrieve(),
      () => this.call.consultation !== asked,
    );
  }

  /** Before the colleague has answered, it is the customer who is sent to them. */
  async complete(talk: Talk, id: CallId): Promise<void> {
    const asked = this.call.consultation;
    if (asked?.id !== id) return;
    if (asked.state !== 'connected') {
      await this.retrieve(asked);
      return this.transfer(talk, asked.number);
    }
    await this.#handOver(talk, { kind: 'attended', to: asked.number }, () =>
      this.sdk.thirdCallTransferFinished(),
    );
  }

  transfer(talk: Talk, to: string): Promise<void> {
    const { callee, caller } = calleeOf(to);
    return this.#handOver(talk, { kind: 'blind', to }, () =>
      this.sdk.thirdCallTransfer(callee, caller),
    );
  }

  async #handOver(
    talk: Talk,
    transfer: Pick<Transfer, 'kind' | 'to'>,
    work: () => unknown,
  ): Promise<void> {
    const { call } = this;
    if (talk.leaving || call.gone(talk)) return;
    const tell = (more: Pick<Transfer, 'state' | 'fault'>): void =>
      call.world.calls.tell(talk.id, { type: 'transfer', transfer: { ...transfer, ...more } });
    tell({ state: 'trying' });
    talk.leaving = true;
    try {
      await call.waiting.ask(work, () => call.gone(talk));
    } catch (error) {
      talk.leaving = false;
      tell({ state: 'failed', fault: faultOfRefusal(codeOfRefusal(error)) });
    }
  }
}
