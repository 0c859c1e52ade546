import type { FindContext } from '../phone-numbers/found';
import type { DialButton } from './dial-button';
import { fromField, fromLink, fromMark, linkIn } from './dialable';
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
  const look = (point: Point): void => {
    if (host.in(point.path)) return button.stay();
    const target = targetAt(point, parts);
    if (target) button.show(target);
    else if (button.reaches(point.x, point.y)) button.stay();
    else button.hideSoon();
  };
  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.buttons !== 0) return;
    clearTimeout(trailing);
    // An event forgets its path once it has been dispatched.
    const point = { x: event.clientX, y: event.clientY, path: event.composedPath() };
    const wait = next - performance.now();
    if (wait > 0) {
      trailing = window.setTimeout(() => look(point), wait);
      return;
    }
    next = performance.now() + LOOK_MS;
    look(point);
  };
  addEventListener('pointermove', moved, options);
  addEventListener('scroll', () => button.target && !host.focused && button.hide(), options);
  document.addEventListener('pointerleave', () => button.hideSoon(), options);
  signal.addEventListener('abort', () => clearTimeout(trailing));
}

type Point = { readonly x: number; readonly y: number; readonly path: readonly EventTarget[] };

function targetAt({ x, y, path }: Point, { scan, underline, linkSeen, context }: Parts) {
  const link = linkIn(path);
  if (link) linkSeen.watch(link);
  const mark = underline.at(x, y, [...scan.roots]);
  if (mark) return fromMark(mark);
  return link ? fromLink(link, context) : fromField(path[0] ?? null, context);
}
