import type { FindContext } from '../phone-numbers/found';
import type { DialButton, Dialable } from './dial-button';
import { fromLink, fromMark, linkAround } from './dialable';
import { fromField } from './fields';
import { innermost } from './flat-tree';
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
    if (point.onOurs) return button.stay();
    const target = targetAt(point, parts);
    if (target) {
      if (!button.held || point.moved) button.show(target, 'pointer');
    } else if (button.because !== 'pointer') return;
    else if (button.reaches(point.x, point.y)) button.stay();
    else button.hideSoon();
  };
  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.buttons !== 0) return;
    clearTimeout(trailing);
    const point = {
      x: event.clientX,
      y: event.clientY,
      onOurs: host.in(event.composedPath()),
      on: innermost(event),
      // The browser also tells of a pointer that rests while the page scrolls below it.
      moved: event.movementX !== 0 || event.movementY !== 0,
    };
    const wait = next - performance.now();
    if (wait > 0) {
      trailing = window.setTimeout(() => look(point), wait);
      return;
    }
    next = performance.now() + LOOK_MS;
    look(point);
  };
  addEventListener('pointermove', moved, options);
  document.addEventListener(
    'pointerleave',
    () => button.because === 'pointer' && button.hideSoon(),
    options,
  );
  signal.addEventListener('abort', () => clearTimeout(trailing));
}

type Point = {
  readonly x: number;
  readonly y: number;
  readonly on: Element | null;
  readonly onOurs: boolean;
  readonly moved: boolean;
};

function targetAt({ x, y, on }: Point, parts: Parts): Dialable | null {
  const { scan, underline, linkSeen, context } = parts;
  const link = linkAround(on);
  if (link) linkSeen.watch(link);
  const mark = underline.at(x, y, [...scan.roots]);
  if (mark) return fromMark(mark);
  return link ? fromLink(link, context) : fromField(on, context);
}
