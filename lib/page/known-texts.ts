import { findNumbers, mayHoldNumber } from '../phone-numbers/find';
import type { FindContext, FoundNumber, Surroundings } from '../phone-numbers/found';

/** Texts that are longer do not come twice. */
const LONGEST = 64;
/** Remembered in each of two halves; the older half goes when the newer is full. */
const HALF = 8000;
const NONE: readonly FoundNumber[] = [];

/**
 * Finds numbers in texts and remembers what was in each: pages show the same texts again and again.
 * What depended on the text's surroundings is not remembered.
 */
export class KnownTexts {
  #newer = new Map<string, readonly FoundNumber[]>();
  #older = new Map<string, readonly FoundNumber[]>();

  constructor(private readonly context: FindContext) {}

  find(text: string, surroundings: () => Surroundings): readonly FoundNumber[] {
    const known = this.#newer.get(text) ?? this.#older.get(text);
    if (known) return known;
    if (!mayHoldNumber(text)) return NONE;
    let asked = false as boolean;
    const found = findNumbers(text, {
      ...this.context,
      surroundings: () => {
        asked = true;
        return surroundings();
      },
    });
    const numbers = found.length > 0 ? found : NONE;
    if (!asked && text.length <= LONGEST) this.#remember(text, numbers);
    return numbers;
  }

  #remember(text: string, numbers: readonly FoundNumber[]): void {
    if (this.#newer.size >= HALF) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(text, numbers);
  }
}
