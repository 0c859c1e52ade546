import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** What Chromium adds to IntersectionObserver (v2); unknown to TypeScript's library. */
type TrackedInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type TrackedEntry = IntersectionObserverEntry & { readonly isVisible?: boolean };

const TRACKED: TrackedInit = { threshold: [0.99], trackVisibility: true, delay: 100 };
/** Nobody sees, understands and presses what comes under the pointer in less time, ms. */
const HOLD_MS = 300;

/**
 * Tells of a click on a part of the card whether the agent can have meant it. The page around our
 * frame may make it transparent, lay something over it, or bring it under the pointer: the first two
 * the browser tells even here (https://w3c.github.io/IntersectionObserver/v2/), the last is told by
 * where the frame lies on the screen while the pointer is on it.
 */
export function useMeant(part: RefObject<Element>): (click: MouseEvent) => boolean {
  const seen = useRef(false);
  const steady = useSteady();
  useEffect(() => {
    if (!part.current) return;
    const observer = new IntersectionObserver((entries: readonly TrackedEntry[]) => {
      seen.current = entries.at(-1)?.isVisible === true;
    }, TRACKED);
    observer.observe(part.current);
    return () => observer.disconnect();
  }, [part]);
  return (click) =>
    click.isTrusted && (alone() || (click.detail < 2 && seen.current && steady(click)));
}

/** Whether the frame lay still under the pointer for a while; a key moves no pointer. */
function useSteady(): (click: MouseEvent) => boolean {
  const last = useRef({ x: NaN, y: NaN, since: Infinity });
  useEffect(() => {
    const moved = (event: PointerEvent): void => {
      const [x, y] = [event.screenX - event.clientX, event.screenY - event.clientY];
      const same = Math.abs(x - last.current.x) < 2 && Math.abs(y - last.current.y) < 2;
      if (!same) last.current = { x, y, since: event.timeStamp };
    };
    const left = (): void => {
      last.current = { x: NaN, y: NaN, since: Infinity };
    };
    const root = document.documentElement;
    addEventListener('pointermove', moved);
    addEventListener('pointerdown', moved);
    root.addEventListener('pointerleave', left);
    return () => {
      removeEventListener('pointermove', moved);
      removeEventListener('pointerdown', moved);
      root.removeEventListener('pointerleave', left);
    };
  }, []);
  return ({ detail, timeStamp }) => detail === 0 || timeStamp - last.current.since >= HOLD_MS;
}

/** In a window of its own no page is around it. */
const alone = (): boolean => window.parent === window;
