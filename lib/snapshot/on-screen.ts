import type { ListedNumber, TabNumbers } from './snapshot';

/** Enough of an address to tell one record's page from another's. */
const ADDRESS_LIMIT = 300;
/** Whoever has more is no person, but a heading over a list. */
const MOST_NUMBERS = 5;

/** The customer whom a record's page is about, with their numbers. All text is the page's own word. */
export type PersonOnScreen = {
  readonly name: string;
  readonly company?: string;
  readonly numbers: readonly [ListedNumber, ...ListedNumber[]];
};

/** A tab's address as it is kept beside a number. */
export function keptAddress(address: string | undefined): string | undefined {
  return address?.slice(0, ADDRESS_LIMIT);
}

/**
 * Who is on screen: whom the heading names where the tab is now, if a few numbers stand under it that
 * no row claims for somebody else. Next to a list of others' numbers only those count that are
 * labelled, as in a record; a hotline in the footer makes no customer of a list's title. `null` where
 * several headings claim numbers, or none does.
 */
export function personOnScreen(page: TabNumbers | null): PersonOnScreen | null {
  const here = keptAddress(page?.address);
  if (!page || here === undefined) return null;
  const claimed = page.numbers.filter(({ name, at }) => name !== undefined && at === here);
  const ofPage = claimed.filter(({ inFrame }) => !inFrame);
  const beside = page.numbers.some(({ href }) => href !== undefined);
  const numbers = (ofPage.length > 0 ? ofPage : claimed).filter(
    ({ label }) => label !== undefined || !beside,
  );
  const [first, ...others] = numbers;
  if (first?.name === undefined || numbers.length > MOST_NUMBERS) return null;
  if (others.some(({ name }) => name !== first.name)) return null;
  const company = numbers.find((number) => number.company !== undefined)?.company;
  return { name: first.name, company, numbers: [first, ...others] };
}
