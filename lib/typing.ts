const BUTTONS = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/**
 * Whether a person may be typing in this document now: it has the keyboard, and what has the focus in
 * it takes text. A field that had the focus from the start, in a page that nobody has touched since, is
 * not being typed in.
 */
export function typesInto(focused: Element | null): boolean {
  if (!focused || !document.hasFocus() || !navigator.userActivation.hasBeenActive) return false;
  return takesText(focused);
}

function takesText(element: Element): boolean {
  if (document.designMode === 'on') return true;
  if (element instanceof HTMLInputElement) return !BUTTONS.has(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}
