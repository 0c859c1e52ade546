import { HOST, kindOf } from './element-kinds';
import { OUR_TAG } from './host';

/**
 * The element's shadow root, open or closed; never our own, whose words are not the page's. Asking
 * for a closed one costs some 3 µs.
 */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.localName === OUR_TAG) return null;
  if (!(element instanceof HTMLElement) || !(kindOf(element.localName) & HOST)) return null;
  return chrome.dom.openOrClosedShadowRoot(element);
}

/** The element that has the focus, through all shadow roots. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element) {
    const inner: Element | null | undefined = shadowOf(element)?.activeElement;
    if (!inner) return element;
    element = inner;
  }
  return null;
}
