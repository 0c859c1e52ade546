import type { FindContext } from '../phone-numbers/find';
import type { DialButton, Dialable } from './dial-button';
import { fromField, fromLink, fromMark, linkOf } from './dialable';
import type { Host } from './host';
import type { Underline } from './mark';
import type { Scan } from './scan';
import type { SeenByAgent } from './seen-by-agent';

/** One look at the pointer per so many ms: one listener for the whole document, none per number. */
const LOOK_MS = 40;

type Parts = {
  readonly host: Host;
  readonly scan: Scan;
  readonly underline: Underline;
  readonly button: DialButton;
  readonly linkSeen: SeenByAgent;
  readonly context: FindContext;
};

/** Shows the button while the pointer is on a number, and lets it reach the button. */
export function followPointer(parts: Parts, signal: AbortSignal): void {
  const { host, button } = parts;
  const options = { capture: true, passive: true, signal };
  let next = 0;
  let trailing: number | undefined;
  const look = (event: PointerEvent): void => {
    if (host.holds(event)) return button.stay();
    const target = targetAt(event, parts);
    if (target) button.show(target);
    else if (button.reaches(event.clientX, event.clientY)) button.stay();
    else button.hideSoon();
  };
  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.buttons !== 0) return;
    clearTimeout(trailing);
    const wait = next - performance.now();
    if (wait > 0) {
      trailing = window.setTimeout(() => look(event), wait);
      return;
    }
    next = performance.now() + LOOK_MS;
    look(event);
  };
  addEventListener('pointermove', moved, options);
  addEventListener('scroll', () => button.target && !host.focused && button.hide(), options);
  document.addEventListener('pointerleave', () => button.hideSoon(), options);
  signal.addEventListener('abort', () => clearTimeout(trailing));
}

function targetAt(
  event: PointerEvent,
  { scan, underline, linkSeen, context }: Parts,
): Dialable | null {
  const link = linkOf(event);
  if (link) linkSeen.watch(link);
  const mark = underline.at(event.clientX, event.clientY, [...scan.roots]);
  if (mark) return fromMark(mark);
  if (link) return fromLink(link, context);
  return fromField(event.composedPath()[0] ?? null, context);
}
