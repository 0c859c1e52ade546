import type { CallEvent, CallId, EndReason } from '../../../lib/telephony/call';
import type { FromSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import type { OfferedCall } from '../../../lib/telephony/provider';
import type { CallTeller } from './vendor-softphone';

/** How many ids of ended calls are remembered, so that an SDK's late echo does not offer them anew. */
const REMEMBERED = 200;

/** The calls of a page. Each begins once and ends once, whatever an SDK repeats. */
export class CallLedger implements CallTeller {
  readonly #live = new Set<CallId>();
  readonly #over = new Set<CallId>();

  constructor(
    private readonly say: (message: FromSoftphone) => void,
    private readonly now: () => number,
  ) {}

  get ids(): readonly CallId[] {
    return [...this.#live];
  }

  has(id: CallId): boolean {
    return this.#live.has(id);
  }

  /** Enters a call that was dialled; false if it lives, or has lived. */
  dialled(id: CallId): boolean {
    if (this.#live.has(id) || this.#over.has(id)) return false;
    this.#live.add(id);
    return true;
  }

  offered(call: OfferedCall): void {
    if (this.dialled(call.id)) this.say({ type: 'offered', call });
  }

  tell(id: CallId, event: CallEvent): void {
    if (!this.#live.has(id)) return;
    if (event.type === 'ended') this.#forget(id);
    this.say({ type: 'call', id, event });
  }

  end(id: CallId, reason: EndReason): void {
    this.tell(id, { type: 'ended', reason, at: this.now() });
  }

  endAll(reason: EndReason): void {
    for (const id of this.ids) this.end(id, reason);
  }

  #forget(id: CallId): void {
    this.#live.delete(id);
    this.#over.add(id);
    const [oldest] = this.#over;
    if (this.#over.size > REMEMBERED && oldest !== undefined) this.#over.delete(oldest);
  }
}
