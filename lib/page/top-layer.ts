import { nearest } from './flat-tree';

const IN_USE = ':modal, :popover-open, :fullscreen';

/**
 * Lifts our own box above the page's modal dialogs, popovers and fullscreen elements where there
 * are any: as a popover in our shadow root, which the page neither sees nor hears of. Above an
 * ordinary page it stays an ordinary element, and shares whatever the page does to itself.
 *
 * Near a popover it is a `hint` that belongs to the number: a click on it then closes none of the
 * page's own (https://html.spec.whatwg.org/#popover-light-dismiss).
 */
export function raise(box: HTMLElement, beside: Node, roots: Iterable<ParentNode>): void {
  if (!inUse(roots)) {
    lower(box);
    return;
  }
  const hint = nearest(beside, ':popover-open') !== null;
  box.popover = hint ? 'hint' : 'manual';
  const source = beside instanceof HTMLElement ? beside : beside.parentElement;
  // What was shown last lies on top.
  box.hidePopover();
  if (hint && source instanceof HTMLElement) box.showPopover({ source });
  else box.showPopover();
}

/** Puts the box back among ordinary elements. */
export function lower(box: HTMLElement): void {
  box.popover = null;
}

function inUse(roots: Iterable<ParentNode>): boolean {
  if (document.fullscreenElement) return true;
  for (const root of roots) if (root.querySelector(IN_USE)) return true;
  return false;
}
