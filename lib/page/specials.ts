import { COMMON_NAMES, CUSTOM, FIELD, HOST, HOST_NAMES, kindOf } from './element-kinds';
import { TEL_LINK, telLink } from './run-reader';

/** What hears of elements that are more than their text. */
export type SpecialListener = {
  telLink(link: HTMLAnchorElement): void;
  field(element: Element): void;
  /** An element that may have a shadow root; `custom`: one of the page's own making. */
  mayHost(element: Element, custom: boolean): void;
};

const listed = (names: string): string => names.split(' ').join();
/**
 * Links, fields, elements of the page's own making, and empty ones that may have a shadow root all
 * the same. The browser looks for them: going over all elements ourselves costs ten times as much.
 */
// `:empty` first: it rules out most elements at once.
const SPECIAL = `:not(${listed(COMMON_NAMES)}), ${TEL_LINK}, :empty:is(${listed(HOST_NAMES)})`;
/** The browser goes through so many elements in about a millisecond. */
const LARGE = 10_000;
/** Among so many siblings only a wide one is suspected to be large. */
const MANY = 200;
const WIDE = 50;

/** Finds the special elements below a root, in parts that do not take long. */
export class Specials {
  /** Still to be gone through, each with those beside it. */
  readonly #parts: { readonly first: Element; readonly many: boolean }[] = [];

  constructor(
    root: ParentNode,
    private readonly listener: SpecialListener,
  ) {
    if (root instanceof Element) this.#through(root, false);
    else this.#push(root.firstElementChild, root.childElementCount > MANY);
  }

  /** Goes through the next part; false once all is found. */
  step(): boolean {
    const part = this.#parts.pop();
    if (!part) return false;
    this.#push(part.first.nextElementSibling, part.many);
    this.#through(part.first, part.many);
    return true;
  }

  #push(first: Element | null, many: boolean): void {
    if (first) this.#parts.push({ first, many });
  }

  #through(element: Element, many: boolean): void {
    this.#hear(element);
    if (large(element, many)) {
      this.#push(element.firstElementChild, element.childElementCount > MANY);
      return;
    }
    for (const special of element.querySelectorAll(SPECIAL)) this.#hear(special);
  }

  #hear(element: Element): void {
    const kind = kindOf(element.localName);
    if (kind & FIELD) this.listener.field(element);
    else if (kind & CUSTOM) this.listener.mayHost(element, true);
    else if (telLink(element)) this.listener.telLink(element);
    else if (kind & HOST) this.listener.mayHost(element, false);
  }
}

function large(element: Element, many: boolean): boolean {
  if (many && element.childElementCount < WIDE) return false;
  return element.getElementsByTagName('*')[LARGE] !== undefined;
}
