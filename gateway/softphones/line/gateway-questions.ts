import type { ApiAnswer } from '../../../lib/telephony/api';
import type { FromSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import { ApiError } from './api-error';

/** The gateway waits 5 s for a vendor, and the hub may have to refresh a token first; in ms. */
const ANSWER_WITHIN = 20_000;

/** Questions to the gateway that are not answered yet. They go by the extension, which may sign them. */
export class GatewayQuestions {
  readonly #open = new Map<string, (answer: ApiAnswer) => void>();

  constructor(
    private readonly say: (message: FromSoftphone) => void,
    private readonly newId: () => string,
  ) {}

  /** @throws {ApiError} also when nothing comes in time, as `unreachable`. */
  async ask(action: string, request: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = this.newId();
    const answer = await new Promise<ApiAnswer>((resolve) => {
      const timeout = setTimeout(
        () => this.answer(id, { error: { code: 'unreachable' } }),
        ANSWER_WITHIN,
      );
      this.#open.set(id, (said) => {
        clearTimeout(timeout);
        resolve(said);
      });
      this.say({ type: 'api', id, action, request });
    });
    if (answer.error) throw new ApiError(answer.error);
    return answer.reply;
  }

  /** The first counts. */
  answer(id: string, answer: ApiAnswer): void {
    const settle = this.#open.get(id);
    this.#open.delete(id);
    settle?.(answer);
  }
}
