import { mayBeInLetters } from '../in-letters';
import { normalised } from '../normalise';
import { hotlineLike } from './hotline';

const FEWEST_DIGITS = 6;
/** Between the digits of one number. */
const WIDEST_GAP = 5;
const SHORTEST_CODE = 3;

/**
 * Whether a text can hold a number at all. Cheap enough for every text on a page; may say yes in
 * vain, never no.
 */
export function mayHoldNumber(text: string): boolean {
  let digits = 0;
  let last = 0;
  let most = 0;
  let letters = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return mayHoldNumberAbroad(normalised(text));
    if (unit > 0x39) letters = true;
    else if (unit >= 0x30) {
      digits = at - last > WIDEST_GAP ? 1 : digits + 1;
      if (digits >= FEWEST_DIGITS) return true;
      if (digits > most) most = digits;
      last = at;
    }
  }
  return letters && most >= SHORTEST_CODE && (hotlineLike(text) || mayBeInLetters(text));
}

const SIX_DIGITS = /\d(?:[^\d]{0,5}\d){5}/;
const THREE_DIGITS = /\d{3}/;

function mayHoldNumberAbroad(plain: string): boolean {
  if (SIX_DIGITS.test(plain)) return true;
  return THREE_DIGITS.test(plain) && (hotlineLike(plain) || mayBeInLetters(plain));
}
