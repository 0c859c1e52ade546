import { numbersIn } from './find/cut';
import { labelBefore, type Label } from './find/labels';
import { withoutLookalikes } from './find/lookalikes';
import { tokenRuns, type Token } from './find/tokens';
import type { FindContext, FoundNumber } from './found';
import { normalised } from './normalise';

/** Where the last number ended, and what its label said. */
type Labelled = { readonly end: number; readonly label: Label };

const SIX_DIGITS = /\d(?:[^\d]{0,5}\d){5}/u;
const HAS_OTHER_DIGITS = /[^\0-\x7f]/u;

/**
 * Whether a text can hold a number at all. Cheap enough for every text on a page; may say yes in
 * vain, never no.
 */
export function mayHoldNumber(text: string): boolean {
  if (text.length < 6) return false;
  return SIX_DIGITS.test(HAS_OTHER_DIGITS.test(text) ? normalised(text) : text);
}

/**
 * The phone numbers in a text, in order, without overlaps. Pure. Candidates come from an own
 * scanner, validity from libphonenumber's metadata. Digits of dates, addresses, prices and ids
 * are left alone; so is what cannot be told from them without a label.
 */
export function findNumbers(text: string, context: FindContext): readonly FoundNumber[] {
  if (!mayHoldNumber(text)) return [];
  const plain = normalised(text);
  const masked = withoutLookalikes(plain);
  const found: FoundNumber[] = [];
  let last: Labelled | null = null;
  for (const whole of tokenRuns(masked)) {
    const done: number = last?.end ?? 0;
    const run: readonly Token[] = whole.filter((token) => token.start >= done);
    const [first] = run;
    if (!first) continue;
    const joined = inherited(plain, last, first.start);
    const label: Label = joined ?? labelBefore(plain, first.start);
    const numbers = numbersIn(run, masked, { region: context.region, label }, joined !== null);
    found.push(...numbers);
    const end = numbers.at(-1)?.end;
    if (end !== undefined) last = { end, label };
  }
  return found;
}

/** `Tel: A / B`: the label of the first number holds for the second. */
function inherited(text: string, last: Labelled | null, start: number): Label | null {
  if (!last || start - last.end > 8) return null;
  return /^[\s,;、|/]*(?:(?:or|and|oder|und|ou|o|y|和|或|及)\s)?\s*\(?$/iu.test(
    text.slice(last.end, start),
  )
    ? last.label
    : null;
}
