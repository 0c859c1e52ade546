import type { FindContext, FoundNumber } from '../phone-numbers/found';
import { fromLink } from './dialable';
import { fromField } from './fields';
import type { Underline } from './mark';
import { TEL_LINK } from './run-reader';

/** One number that the page's visitor can dial now, and where it stands. */
export type Offer = Pick<FoundNumber, 'e164' | 'extension' | 'certainty' | 'why'> & {
  readonly text: string;
  /** A span of text: underlined. Else `element` is a field, or a link that shows no number. */
  readonly range?: StaticRange;
  readonly element?: Element;
};

/** What is underlined now, and what gets a button when somebody comes near it. */
export function offersNow(
  underline: Underline,
  roots: readonly ParentNode[],
  context: FindContext,
): readonly Offer[] {
  const below = (selector: string): Element[] =>
    roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const fields = below('input, textarea').map((field) => offered(field, fromField(field, context)));
  const icons = below(TEL_LINK)
    .filter((link) => link.textContent.trim() === '')
    .map((link) => offered(link, fromLink(link as HTMLAnchorElement, context)));
  return [...underline.painted(), ...fields.flat(), ...icons.flat()];
}

function offered(element: Element, number: Omit<Offer, 'range' | 'element'> | null): Offer[] {
  return number ? [{ ...number, element }] : [];
}
