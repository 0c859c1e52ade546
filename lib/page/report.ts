import type { PageNumber } from '../messaging/protocol';
import { stillThere, type Marked } from './marked';
import { Headings } from './headings';
import { whose } from './whose';

/** What one message may hold; the hub refuses more. */
const BATCH = 50;
const PAUSE_MS = 400;
/** Beyond this a page is a directory, and what it showed first is told again. */
const REMEMBERED = 2000;
const TEXT_LIMIT = 256;

/**
 * Tells the hub which numbers the page shows, each once at an address, in small batches: where a page
 * goes on without being loaded, another address is another record.
 */
export class Report {
  readonly #waiting = new Set<Marked>();
  readonly #told = new Set<string>();
  #timer: number | undefined;

  constructor(
    private readonly send: (numbers: readonly PageNumber[]) => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#waiting.clear();
    });
  }

  /** Numbers came into view. */
  add(numbers: readonly Marked[]): void {
    for (const number of numbers) this.#waiting.add(number);
    if (this.#waiting.size > 0) this.#timer ??= window.setTimeout(() => this.#flush(), PAUSE_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const batch: PageNumber[] = [];
    const headings = new Headings();
    for (const mark of this.#waiting) {
      if (batch.length === BATCH) break;
      this.#waiting.delete(mark);
      if (!stillThere(mark)) continue;
      const number = toPageNumber(mark, headings);
      const key = `${number.e164} ${number.name ?? ''} ${number.href ?? ''} ${location.href}`;
      if (this.#told.has(key)) continue;
      if (this.#told.size >= REMEMBERED) this.#told.clear();
      this.#told.add(key);
      batch.push(number);
    }
    if (batch.length > 0) this.send(batch);
    this.add([]);
  }
}

function toPageNumber(mark: Marked, headings: Headings): PageNumber {
  const { text, e164, extension, certainty, range } = mark;
  return {
    e164,
    text: text.slice(0, TEXT_LIMIT),
    extension,
    certainty,
    ...whose(range.startContainer, range.startOffset, headings),
  };
}
