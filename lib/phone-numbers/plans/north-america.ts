import type { Least } from './read';

/** The calling code that North America shares. */
const CODE = '1';
/** `(415) 055-2671`, `1-415-055-2671`: by more than spaces, as only people there write it. */
const GROUPED = /^(?:1[-. ]?)?\(?[2-9]\d\d(?:\) ?-?|[-.])\d{3}[-. ]\d{4}$/;
/** As machines keep it. */
const BARE = /^[2-9]\d{9}$/;
/** The area of films and samples, which nobody will ever be given. */
const SAMPLE = /^(?:1[-. ]?)?555[-. ]?\d{3}[-. ]?\d{4}$/;
/** Eleven bare digits that begin with 1 may as well be a Chinese mobile. */
const THREE_THREE_FOUR = /^(?:1[-. /]{1,2})?\(?[2-9]\d\d[-. )/]{0,3}\d{3}[-. ]{0,3}\d{4}$/;
const ABROAD = /^0/;
/** Of another country it could still be a number that its metadata knows. */
const BRACKETED = /^(?:1[-. ]?)?\(?[2-9]\d\d\) ?\d{3}-\d{4}$/;

/**
 * What a number without "+" must be at least beside a phone's label, by how it is written; a
 * bracket in front of it is left out. North America has no exchange behind 0 or 1
 * (https://www.nanpa.com/numbering), yet its CRMs are full of made-up ones: they count where the
 * groups are its own. `138 0013 8000` and `222 123 4567` are other countries' numbers, and so is
 * `(415) 555-2671` anywhere else. `guessed`: nothing says that the page is of this country, and
 * digits may be any country's; elsewhere what looks like a number of the country is one, as CRMs
 * hold many that nobody has.
 */
export function leastAsWritten(written: string, callingCode: string, guessed: boolean): Least {
  if (callingCode !== CODE) {
    if (BRACKETED.test(written)) return 'valid';
    return guessed ? 'conceivable' : 'similar';
  }
  if (GROUPED.test(written) || BARE.test(written) || SAMPLE.test(written)) return 'similar';
  return THREE_THREE_FOUR.test(written) || ABROAD.test(written) ? 'conceivable' : 'valid';
}

/** Whether groups of digits part only where three, three and four digits do: `25-287-04829` do not. */
export function dividedAmerican(groups: readonly { readonly digits: string }[]): boolean {
  let behind = 0;
  return groups
    .slice(1)
    .reverse()
    .every(({ digits }) => {
      behind += digits.length;
      return behind === 4 || behind === 7 || behind === 10;
    });
}

/** Three, three and four digits, as North America writes its numbers, known or not. */
export function writtenAmerican(written: string, callingCode: string): boolean {
  return callingCode === CODE && THREE_THREE_FOUR.test(written);
}
