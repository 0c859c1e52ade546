import type { FindContext } from '../phone-numbers/found';
import type { DialButton, Dialable } from './dial-button';
import { fromMark, linkAround } from './dialable';
import { fromField } from './fields';
import { isIn } from './flat-tree';
import type { Host } from './host';
import type { Underline } from './mark';
import type { Marked } from './marked';
import type { Scan } from './scan';
import type { SeenByAgent } from './seen-by-agent';
import { focusedElement } from './shadow-roots';

type Parts = {
  readonly host: Host;
  readonly button: DialButton;
  readonly linkSeen: SeenByAgent;
  readonly resting: () => Dialable | null;
};

const SETTLED_MS = 120;

/**
 * Shows the button without a mouse: beside the one number in the focused element, beside a number
 * that the caret or selection is in, and beside a focused field that holds one.
 */
export function followFocus(parts: Parts, signal: AbortSignal): void {
  const { host, button, linkSeen, resting } = parts;
  const options = { capture: true, passive: true, signal };
  let settling: number | undefined;
  const look = (): void => {
    if (host.focused || button.held) return;
    const target = resting();
    if (target) button.show(target, 'focus');
    else if (button.because === 'focus') button.hide();
  };
  const later = (): void => {
    clearTimeout(settling);
    settling = window.setTimeout(look, SETTLED_MS);
  };
  const focused = (event: Event): void => {
    if (host.in(event.composedPath())) return;
    const link = linkAround(focusedElement());
    if (link) linkSeen.watch(link);
    later();
  };
  addEventListener('focusin', focused, options);
  for (const type of ['focusout', 'input', 'selectionchange'])
    addEventListener(type, later, options);
  signal.addEventListener('abort', () => clearTimeout(settling));
}

/** The number that has the page's focus, caret or selection, if it is one alone. */
export function numberInFocus(
  underline: Underline,
  scan: Scan,
  context: FindContext,
): Dialable | null {
  return inFocus(underline, context) ?? inSelection(underline, scan);
}

function inFocus(underline: Underline, context: FindContext): Dialable | null {
  const element = focusedElement();
  if (!element || element === document.body) return null;
  const field = fromField(element, context);
  if (field) return field;
  return only(underline.near().filter(({ range }) => isIn(range.startContainer, element)));
}

function inSelection(underline: Underline, scan: Scan): Dialable | null {
  const [selected] = getSelection()?.getComposedRanges({ shadowRoots: [...scan.roots] }) ?? [];
  if (!selected || !(selected.startContainer instanceof Node)) return null;
  const touched = overlapping(selected);
  return only(underline.near().filter(touched));
}

function only(marks: readonly Marked[]): Dialable | null {
  const [mark, ...others] = marks;
  return mark && others.length === 0 ? fromMark(mark) : null;
}

/** Whether a mark and a selection have a character in common, or a caret is in it. */
function overlapping(selected: StaticRange): (mark: Marked) => boolean {
  const { startContainer, startOffset, endContainer, endOffset, collapsed } = selected;
  const nodes = new Range();
  nodes.setStart(startContainer, startOffset);
  nodes.setEnd(endContainer, endOffset);
  return ({ parts }) =>
    parts.some(({ node, start, end }) => {
      if (!nodes.intersectsNode(node)) return false;
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : node.length;
      return collapsed ? start <= from && to <= end : from < end && start < to;
    });
}
