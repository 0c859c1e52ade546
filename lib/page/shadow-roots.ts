/** Elements other than custom ones that can have a shadow root (DOM standard, attachShadow). */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** The element's shadow root, open or closed. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!(element instanceof HTMLElement)) return null;
  if (!HOSTS.has(element.localName) && !element.localName.includes('-')) return null;
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
