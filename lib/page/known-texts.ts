import { findNumbers } from '../phone-numbers/find';
import { mayHoldNumber } from '../phone-numbers/find/gate';
import { isShortCode } from '../phone-numbers/find/short-codes';
import type { FindContext, FoundNumber, Surroundings } from '../phone-numbers/found';
import { countryOfRow } from './row-country';
import { surroundingsOf } from './surroundings';

/** Texts that are longer do not come twice. */
const LONGEST = 64;
/** Remembered in each of two halves; the older half goes when the newer is full. */
const HALF = 16_000;
const SHORT_ALONE = /^\s*\d{3,6}\s*$/;
const NOWHERE: Surroundings = { label: '', phoneField: false };
const NONE: readonly FoundNumber[] = [];

/**
 * Finds numbers in texts and remembers what was in each: pages show the same texts again and again.
 * What depended on the text's surroundings is not remembered.
 */
export class KnownTexts {
  #newer = new Map<string, readonly FoundNumber[]>();
  #older = new Map<string, readonly FoundNumber[]>();

  readonly #context: FindContext;
  /** Where the text that is being read stands; the finder asks seldom. */
  #place: () => Node | null = () => null;
  #asked = 0;

  constructor(context: FindContext) {
    this.#context = {
      ...context,
      surroundings: () => {
        this.#asked += 1;
        const node = this.#place();
        return node ? surroundingsOf(node) : NOWHERE;
      },
      rowCountry: () => {
        const node = this.#place();
        const country = node ? countryOfRow(node) : undefined;
        // In another row the same digits may be another country's.
        if (country !== undefined) this.#asked += 1;
        return country ?? undefined;
      },
    };
  }

  /** Whether it is known, or plain to see, that a text holds no number. */
  barren(text: string): boolean {
    const known = this.#newer.get(text) ?? this.#older.get(text);
    return known ? known.length === 0 : !this.#mayHold(text);
  }

  /** `place`: the node that the text stands in. */
  find(text: string, place: () => Node | null): readonly FoundNumber[] {
    const known = this.#newer.get(text) ?? this.#older.get(text);
    if (known) return known;
    if (!this.#mayHold(text)) return NONE;
    this.#place = place;
    const asked = this.#asked;
    const found = findNumbers(text, this.#context);
    const numbers = found.length > 0 ? found : NONE;
    if (this.#asked === asked && text.length <= LONGEST) this.#remember(text, numbers);
    return numbers;
  }

  /** A hotline's short code may stand alone in its cell: only the column says what it is. */
  #mayHold(text: string): boolean {
    if (mayHoldNumber(text)) return true;
    return SHORT_ALONE.test(text) && isShortCode(text.trim(), this.#context.region);
  }

  #remember(text: string, numbers: readonly FoundNumber[]): void {
    if (this.#newer.size >= HALF) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(text, numbers);
  }
}
