import type { EngineToHub } from '../messaging/engine-protocol';

/** A phone that has sent us on waits for our answer (RFC 3515), and the agent for the call. In ms. */
const ANSWER_WITHIN_MS = 5_000;

type Question = { readonly number: string; readonly settle: (allowed: boolean) => void };

/**
 * Asks the hub's gate about numbers that no agent has chosen. A question outlives the worker it was
 * put to: `again` repeats the open ones to the next worker. Silence is a no.
 */
export class GateDesk {
  readonly #open = new Map<string, Question>();

  constructor(
    private readonly send: (message: EngineToHub) => void,
    private readonly newId: () => string,
  ) {}

  /** Whether this number may be called. */
  ask(number: string): Promise<boolean> {
    const id = this.newId();
    return new Promise((resolve) => {
      const timeout = setTimeout(() => this.answer(id, false), ANSWER_WITHIN_MS);
      const settle = (allowed: boolean): void => {
        clearTimeout(timeout);
        resolve(allowed);
      };
      this.#open.set(id, { number, settle });
      this.send({ type: 'may-call?', id, number });
    });
  }

  answer(id: string, allowed: boolean): void {
    const question = this.#open.get(id);
    this.#open.delete(id);
    question?.settle(allowed);
  }

  again(): void {
    for (const [id, { number }] of this.#open) this.send({ type: 'may-call?', id, number });
  }
}
