import type { DialButton } from './dial-button';

/** How often we look whether the number is still where the button stands, ms; only while it does. */
const LOOK_MS = 200;

/** Keeps the button beside its number while the page scrolls, moves and changes under it. */
export function keepBeside(button: DialButton, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  let due = false;
  const soon = (): void => {
    if (due || !button.target) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (!signal.aborted) button.follow();
    });
  };
  const scrolled = (): void => {
    if (button.because === 'pointer') button.hide();
    else soon();
  };
  addEventListener('scroll', scrolled, options);
  addEventListener('resize', soon, options);
  for (const type of ['scroll', 'resize']) visualViewport?.addEventListener(type, soon, { signal });
  const timer = setInterval(() => button.follow(), LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
