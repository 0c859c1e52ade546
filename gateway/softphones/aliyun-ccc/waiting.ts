import { InTurn } from '../line/in-turn';

/** What the vendor may take for what it was asked, in ms. */
const DONE_WITHIN = 8_000;

/** Refused by the vendor, by `onErrorNotify`, which does not say what it is about. */
class SdkRefusal extends Error {
  override readonly name = 'SdkRefusal';
  constructor(readonly code: string) {
    super(`The SDK refused: ${code}`);
  }
}

type Question = { readonly done: () => boolean; readonly settle: (error?: Error) => void };

/**
 * One thing at a time is asked of the SDK, whose methods tell nothing: that it was done shows in its
 * status, that it was refused in an error.
 */
export class Waiting {
  readonly #turn = new InTurn();
  #open: Question | undefined;

  /** Whether an answer is awaited, so that an error is about that. */
  get open(): boolean {
    return this.#open !== undefined;
  }

  /** @throws {SdkRefusal} also when nothing comes in time, with the code `timeout`. */
  ask(work: () => unknown, done: () => boolean): Promise<void> {
    return this.#turn.do(() => this.#ask(work, done));
  }

  /** Something has changed. */
  check(): void {
    if (this.#open?.done()) this.#open.settle();
  }

  refused(code: string): void {
    this.#open?.settle(new SdkRefusal(code));
  }

  #ask(work: () => unknown, done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => question.settle(new SdkRefusal('timeout')), DONE_WITHIN);
      const question: Question = {
        done,
        settle: (error) => {
          clearTimeout(late);
          if (this.#open === question) this.#open = undefined;
          if (error) reject(error);
          else resolve();
        },
      };
      this.#open = question;
      attempt(work).then(
        () => {
          if (done()) question.settle();
        },
        (error: unknown) => question.settle(new SdkRefusal(codeOf(error))),
      );
    });
  }
}

async function attempt(work: () => unknown): Promise<void> {
  await work();
}

function codeOf(error: unknown): string {
  const named = error as { readonly errorCode?: unknown; readonly code?: unknown } | null;
  const code = named?.errorCode ?? named?.code;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'failed';
}

/** The vendor's code of what `ask` threw. */
export function codeOfRefusal(error: unknown): string {
  return error instanceof SdkRefusal ? error.code : 'failed';
}
