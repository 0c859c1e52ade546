import { findNumbers } from '../phone-numbers/find';
import type { FindContext } from '../phone-numbers/found';
import { telTarget } from '../phone-numbers/find/tel-link';
import type { Dialable } from './dial-button';
import { boxesOf } from './mark';
import { stillThere, type Marked } from './marked';
import { telLink } from './run-reader';
import { surroundingsOf } from './surroundings';

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
    boxes: () => boxesOf(mark),
    still: () => stillThere(mark),
  };
}

/** A `tel:` link, also one that shows only an icon. */
export function fromLink(link: HTMLAnchorElement, context: FindContext): Dialable | null {
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
    boxes: () => [link.getBoundingClientRect()],
    still: () => link.isConnected && hrefOf(link) === href,
  };
}

/** A field whose value is one number. Its value is read, never written; secrets are left alone. */
export function fromField(field: EventTarget | null, context: FindContext): Dialable | null {
  if (!(field instanceof HTMLInputElement) || !/^(?:text|tel|search)$/u.test(field.type))
    return null;
  const { value } = field;
  const here = { ...context, surroundings: () => surroundingsOf(field) };
  const [number, ...others] = value.length > 64 ? [] : findNumbers(value, here);
  if (!number || others.length > 0) return null;
  return {
    text: value.slice(number.start, number.end),
    e164: number.e164,
    extension: number.extension,
    certainty: number.certainty,
    why: number.why,
    boxes: () => [field.getBoundingClientRect()],
    still: () => field.isConnected && field.value === value,
  };
}

/** The `tel:` link on an event's path. */
export function linkIn(path: readonly EventTarget[]): HTMLAnchorElement | null {
  for (const target of path) if (target instanceof Node && telLink(target)) return target;
  return null;
}

function hrefOf(link: HTMLAnchorElement): string | undefined {
  return link.getAttribute('href')?.trim().slice(0, HREF_LIMIT);
}
