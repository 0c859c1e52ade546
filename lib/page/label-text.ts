import { labelOfHeading } from '../phone-numbers/find/labels';
import { remembered } from './remembered';

const LIMIT = 40;
/** More than a label's markup ever holds; a list or a page does not get read for one. */
const MOST_ELEMENTS = 12;
const MOST_OTHERS = 2;
const NO_LABEL = /^(?:ul|ol|nav|table|form|select|textarea|script|style)$/u;

/** More than this is no label, however much white space is in it. */
const LONGEST = 400;

const hintOf = remembered(labelOfHeading);

/** A number, or several small ones in a list: `Open 8, 9, 10`. */
const HOLDS_NUMBERS = /\d{4}|\d.*,|,.*\d/u;

/** Short text with letters and without a number in it. */
export function labelText(text: string | null | undefined): string | undefined {
  return text && text.length <= LONGEST ? asLabel(text) : undefined;
}

const asLabel = remembered((text) => {
  const label = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\s*[:：*]+$/u, '');
  const plausible = label.length <= LIMIT && /\p{L}/u.test(label);
  return plausible && !HOLDS_NUMBERS.test(label) ? label : undefined;
});

/**
 * The text that an element shows, as a label. Of several texts the first is the label if its words
 * tell (`Phone` before a help text); else they are several things, and no label.
 */
export function labelOf(element: Element | null | undefined): string | undefined {
  if (!element || NO_LABEL.test(element.localName) || crowded(element, MOST_ELEMENTS)) {
    return undefined;
  }
  const whole = labelText(element.textContent);
  if (whole === undefined || element.childElementCount === 0) return whole;
  const [first, ...others] = wordedTexts(element);
  if (others.length === 0) return whole;
  const label = others.length > MOST_OTHERS || others.some(value) ? undefined : labelText(first);
  return telling(label) ? label : undefined;
}

const value = (text: string): boolean => /\d.*\d/u.test(text);

function wordedTexts(element: Element): readonly string[] {
  return [...element.childNodes].flatMap((node) => {
    if (node instanceof Element) return wordedTexts(node);
    return node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')
      ? (node.nodeValue ?? '')
      : [];
  });
}

/** Whether a label's words tell phone numbers from others. */
export function telling(label: string | undefined): label is string {
  return label !== undefined && hintOf(label) !== 'none';
}

/** Whether a label speaks of digits that are no phone number. */
export function speaksAgainst(label: string): boolean {
  return hintOf(label) === 'other';
}

/** Whether a label names phone numbers. */
export function speaksFor(label: string | undefined): label is string {
  return label !== undefined && hintOf(label) === 'phone';
}

/** Whether more elements than this lie in an element; looks no further than that. */
export function crowded(element: Element, limit: number): boolean {
  let at: Element | null = element.firstElementChild;
  for (let count = 0; at; count += 1) {
    if (count >= limit) return true;
    let next: Element | null = at.firstElementChild ?? at.nextElementSibling;
    for (; !next && at && at !== element; next = at?.nextElementSibling ?? null) {
      at = at.parentElement;
      if (at === element) return false;
    }
    at = next;
  }
  return false;
}
