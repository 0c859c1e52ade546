import type { PageNumber } from '../messaging/protocol';
import { parseNumber } from '../phone-numbers/parse';
import { plainText } from '../plain-text';
import { keptAddress } from '../snapshot/on-screen';
import type { ListedNumber } from '../snapshot/snapshot';
import { isNational } from './question';

const NUMBERS_PER_TAB = 200;

/** A page's number as the list keeps it: its words made plain and short, its text judged anew. */
export function listed(number: PageNumber, inFrame: boolean, tabUrl?: string): ListedNumber {
  const { text, name, company, label, ...rest } = number;
  return {
    ...rest,
    text: plainText(text),
    ...(plainText(name) && { name: plainText(name) }),
    ...(plainText(company) && { company: plainText(company) }),
    ...(plainText(label) && { label: plainText(label) }),
    ...(national(number) && { national: true }),
    ...(inFrame && { inFrame }),
    // Whoever a row links to is not the one that the page is about.
    ...(name && !number.href && { at: keptAddress(tabUrl) }),
  };
}

/** Whether the text itself does not say which country's number it is. */
function national({ e164, text }: PageNumber): boolean {
  const read = parseNumber(text, parseNumber(e164, '')?.region ?? '');
  return read?.e164 === e164 && isNational(text, read);
}

/**
 * One list of what all frames show: the page's own numbers first, in the order in which they came
 * into view. A number is listed once per extension, with the best that is said of it.
 */
export function mergedNumbers(
  before: readonly ListedNumber[],
  more: readonly ListedNumber[],
): readonly ListedNumber[] {
  const list = new Map<string, ListedNumber>();
  for (const number of [...before, ...more]) {
    const key = `${number.e164};${number.extension ?? ''}`;
    const known = list.get(key);
    if (!known || worth(number) >= worth(known)) list.set(key, number);
  }
  const all = [...list.values()].slice(-NUMBERS_PER_TAB);
  return [...all.filter((one) => !one.inFrame), ...all.filter((one) => one.inFrame)];
}

/** A name is worth most; then the page's own word counts more than that of a frame in it. */
function worth({ name, inFrame }: ListedNumber): number {
  return (name === undefined ? 0 : 2) + (inFrame ? 0 : 1);
}
