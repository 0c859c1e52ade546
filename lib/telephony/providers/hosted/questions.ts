import type { DeskAnswers, DeskQuestion } from '../../desk';
import { readAnswer } from './answers';
import type { ToSoftphone } from './protocol';

/** How long a page may take to answer, in ms. */
const ANSWER_WITHIN = 10_000;

/** Questions to a page that are not answered yet. */
export class Questions {
  readonly #open = new Map<string, (value: unknown) => void>();

  constructor(private readonly say: (message: ToSoftphone) => void) {}

  /** Rejects when the page does not answer in time, or says what is no answer. */
  async ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    const id = crypto.randomUUID();
    const value = await new Promise<unknown>((resolve) => {
      const timeout = setTimeout(() => this.answer(id, undefined), ANSWER_WITHIN);
      this.#open.set(id, (said) => {
        clearTimeout(timeout);
        resolve(said);
      });
      this.say({ type: 'ask', id, question });
    });
    const answer = readAnswer<Q['about']>(question.about, value);
    if (!answer) throw new Error(`no answer about ${question.about}`);
    return answer;
  }

  /** The first counts. */
  answer(id: string, value: unknown): void {
    const settle = this.#open.get(id);
    this.#open.delete(id);
    settle?.(value);
  }
}
