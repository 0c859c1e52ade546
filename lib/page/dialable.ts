import type { FindContext } from '../phone-numbers/found';
import { telTarget } from '../phone-numbers/find/tel-link';
import { piecesOf, seenAsRead } from './as-shown';
import type { Dialable } from './dial-button';
import { drawnIn } from './flat-tree';
import { boxesOf } from './mark';
import { stillThere, type Marked } from './marked';
import { telLink } from './run-reader';

const HREF_LIMIT = 256;

/** A marked number as the button wants it. */
export function fromMark(mark: Marked): Dialable {
  return {
    text: mark.text,
    href: mark.link && hrefOf(mark.link),
    e164: mark.e164,
    extension: mark.extension,
    certainty: mark.certainty,
    why: mark.why,
    node: mark.range.startContainer,
    boxes: () => boxesOf(mark),
    still: () => stillThere(mark),
    asShown: () => seenAsRead(mark.parts),
  };
}

/** A `tel:` link, also one that shows only an icon. */
export function fromLink(link: HTMLAnchorElement, context: FindContext): Dialable | null {
  // Words in an editor are being written, links among them.
  if (link.isContentEditable) return null;
  const href = hrefOf(link);
  const target = href === undefined ? null : telTarget(href, context);
  if (!target || href === undefined) return null;
  const text = link.textContent.trim() || target.e164;
  return {
    text,
    href,
    e164: target.e164,
    extension: target.extension,
    certainty: target.certainty,
    why: ['tel-link'],
    node: link,
    boxes: () => [link.getBoundingClientRect()],
    still: () => link.isConnected && hrefOf(link) === href,
    asShown: () => seenAsRead(piecesOf(link)),
  };
}

/** The `tel:` link that an element is, or is drawn in. */
export function linkAround(element: Element | null): HTMLAnchorElement | null {
  let at = element;
  while (at && !telLink(at)) at = drawnIn(at);
  return at;
}

function hrefOf(link: HTMLAnchorElement): string | undefined {
  return link.getAttribute('href')?.trim().slice(0, HREF_LIMIT);
}
