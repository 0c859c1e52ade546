import type { FindContext } from '../phone-numbers/found';
import type { DialButton, Dialable } from './dial-button';
import { fromField, fromMark, linkIn } from './dialable';
import type { Host } from './host';
import type { Underline } from './mark';
import type { SeenByAgent } from './seen-by-agent';
import { focusedElement } from './shadow-roots';

type Parts = {
  readonly host: Host;
  readonly underline: Underline;
  readonly button: DialButton;
  readonly linkSeen: SeenByAgent;
  readonly context: FindContext;
};

const SETTLED_MS = 120;

/**
 * Shows the button without a mouse: beside the one number in the focused element, beside a number
 * that the caret or selection is in, and beside a focused field that holds one.
 */
export function followFocus(parts: Parts, signal: AbortSignal): void {
  const { host, button } = parts;
  let settling: number | undefined;
  const later = (find: () => Dialable | null): void => {
    clearTimeout(settling);
    settling = window.setTimeout(() => {
      const target = host.focused ? null : find();
      if (target) button.show(target);
    }, SETTLED_MS);
  };
  const focused = (event: Event): void => {
    if (host.in(event.composedPath())) return;
    const link = linkIn(event.composedPath());
    if (link) parts.linkSeen.watch(link);
    later(() => inFocus(parts));
  };
  addEventListener('focusin', focused, { capture: true, passive: true, signal });
  document.addEventListener('selectionchange', () => later(() => inSelection(parts)), { signal });
  signal.addEventListener('abort', () => clearTimeout(settling));
}

function inFocus({ underline, context }: Parts): Dialable | null {
  const element = focusedElement();
  if (!element || element === document.body) return null;
  const field = fromField(element, context);
  if (field) return field;
  const [only, ...others] = underline
    .near()
    .filter((mark) => element.contains(mark.range.startContainer));
  return only && others.length === 0 ? fromMark(only) : null;
}

function inSelection({ underline }: Parts): Dialable | null {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!selection || !node) return null;
  const mark = underline
    .near()
    .find(({ parts }) =>
      parts.some(
        (part) =>
          part.node === node &&
          selection.focusOffset >= part.start &&
          selection.focusOffset <= part.end,
      ),
    );
  return mark ? fromMark(mark) : null;
}
