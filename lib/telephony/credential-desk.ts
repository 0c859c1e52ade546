import type { EngineToHub } from '../messaging/engine-protocol';
import type { Result } from '../messaging/result';
import { LineError } from './provider';
import type { LineFault } from './provider';

/** How long the hub may take: it may have to refresh a token and ask a server on the way. */
const CREDENTIALS_TIMEOUT_MS = 30_000;

type Question = {
  readonly refused: boolean;
  readonly settle: (answer: Result<unknown, LineFault>) => void;
};

/**
 * Asks the hub for credentials. A question outlives the worker it was put to: `again` repeats the
 * open ones to the next worker, and the first answer counts.
 */
export class CredentialDesk {
  readonly #open = new Map<string, Question>();

  constructor(
    private readonly send: (message: EngineToHub) => void,
    private readonly newId: () => string,
  ) {}

  /** `refused`: the last ones were not accepted. Rejects with `LineError`. */
  ask(refused: boolean): Promise<unknown> {
    const id = this.newId();
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => {
        this.answer(id, { ok: false, error: 'credentials-unavailable' });
      }, CREDENTIALS_TIMEOUT_MS);
      const settle = (answer: Result<unknown, LineFault>): void => {
        clearTimeout(timeout);
        if (answer.ok) resolve(answer.value);
        else reject(new LineError(answer.error));
      };
      this.#open.set(id, { refused, settle });
      this.send({ type: 'credentials?', id, refused });
    });
  }

  answer(id: string, answer: Result<unknown, LineFault>): void {
    const question = this.#open.get(id);
    this.#open.delete(id);
    question?.settle(answer);
  }

  again(): void {
    for (const [id, { refused }] of this.#open) this.send({ type: 'credentials?', id, refused });
  }
}
