import type { EngineToHub } from '../messaging/engine-protocol';
import type { ApiAnswer, ApiRequest } from './api';

/** The hub may have to refresh a token, and the gateway gives a vendor 5 s; in ms. */
const ANSWER_WITHIN_MS = 20_000;

type Question = { readonly asked: ApiRequest; readonly settle: (answer: ApiAnswer) => void };

/**
 * Asks the gateway by the hub. A request may start a call, so it is done once: a worker that hears
 * of it `again`, and does not know it, answers that it is lost.
 */
export class ApiDesk {
  readonly #open = new Map<string, Question>();

  constructor(
    private readonly send: (message: EngineToHub) => void,
    private readonly newId: () => string,
  ) {}

  /** Never rejects. */
  ask({ action, request }: ApiRequest): Promise<ApiAnswer> {
    const id = this.newId();
    const asked = { action, request };
    return new Promise((resolve) => {
      const timeout = setTimeout(
        () => this.answer(id, { error: { code: 'unreachable' } }),
        ANSWER_WITHIN_MS,
      );
      const settle = (answer: ApiAnswer): void => {
        clearTimeout(timeout);
        resolve(answer);
      };
      this.#open.set(id, { asked, settle });
      this.send({ type: 'api?', id, ...asked });
    });
  }

  answer(id: string, answer: ApiAnswer): void {
    const question = this.#open.get(id);
    this.#open.delete(id);
    question?.settle(answer);
  }

  again(): void {
    for (const [id, { asked }] of this.#open) {
      this.send({ type: 'api?', id, ...asked, again: true });
    }
  }
}
