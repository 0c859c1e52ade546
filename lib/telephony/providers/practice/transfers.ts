import type { CallId, Transfer } from '../../call';
import { GOODBYE_MS } from './far-end';
import type { LineOfCalls } from './line-of-calls';
import { busyAt } from './wire';

/** How long a transfer takes to find out whether it succeeds, in ms. */
const TRIES_FOR = 800;

/** Sends the far end to somebody else: it says goodbye, and the call ends. */
export class Transfers {
  constructor(private readonly calls: LineOfCalls) {}

  blind(id: CallId, to: string): void {
    if (this.#begin(id, { kind: 'blind', to })) this.#try(id, { kind: 'blind', to });
  }

  /** A consultation that nobody has answered yet turns it into a blind one. */
  complete(id: CallId, consultId: CallId): void {
    const consultation = this.calls.get(consultId)?.call;
    if (!consultation || consultId === id) return;
    const kind = consultation.phase === 'connected' ? 'attended' : 'blind';
    const wish = { kind, to: consultation.number } as const;
    if (!this.#begin(id, wish)) return;
    if (kind === 'blind') this.calls.end(consultId, 'cancelled');
    this.#try(id, wish, consultId);
  }

  #begin(id: CallId, wish: Pick<Transfer, 'kind' | 'to'>): boolean {
    const call = this.calls.get(id)?.call;
    const moving = call?.transfer && call.transfer.state !== 'failed';
    if (call?.phase !== 'connected' || moving) return false;
    this.calls.tell(id, { type: 'transfer', transfer: { ...wish, state: 'trying' } });
    return true;
  }

  #try(id: CallId, wish: Pick<Transfer, 'kind' | 'to'>, consultId?: CallId): void {
    this.calls.later(id, TRIES_FOR, ({ media }) => {
      if (wish.kind === 'blind' && busyAt(wish.to)) {
        const transfer = { ...wish, state: 'failed', fault: 'busy' } as const;
        this.calls.tell(id, { type: 'transfer', transfer });
        return;
      }
      media?.far.goodbye();
      this.calls.later(id, GOODBYE_MS, () => {
        this.calls.end(id, 'transferred');
        if (consultId !== undefined) this.calls.end(consultId, 'transferred');
      });
    });
  }
}
