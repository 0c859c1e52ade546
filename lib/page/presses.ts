import type { ButtonView } from './button-view';
import type { DialButton } from './dial-button';
import type { Host } from './host';

/** All that a click is made of. What is done to our button is no business of the page. */
const CLICK = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
] as const;
const BEGINS = /^(?:pointerdown|mousedown|touchstart)$/u;
const PRESSES = /^(?:Enter| )$/u;
const MODIFIERS = /^(?:Shift|Control|Alt|AltGraph|Meta)$/u;

type Parts = {
  readonly host: Host;
  readonly view: ButtonView;
  readonly button: DialButton;
};

/**
 * Takes a person's clicks and keys that are meant for the button, before the page hears of them:
 * menus and dialogs that close on a click elsewhere stay open, and the page's focus stays where
 * it is.
 *
 * A modal dialog or a fullscreen element makes all else deaf, us included. There the button lies
 * above it in the top layer, and a click counts by its place.
 */
export function takePresses({ host, view, button }: Parts, signal: AbortSignal): void {
  const options = { capture: true, signal };
  let began = false;

  const clicked = (event: Event): void => {
    if (!event.isTrusted || !button.target) return;
    const direct = host.in(event.composedPath());
    if (!direct && !onDeafButton(event)) return;
    event.stopImmediatePropagation();
    if (event.type === 'mousedown') event.preventDefault();
    if (event.type !== 'click') return;
    event.preventDefault();
    if (!direct || onButton(event as MouseEvent)) button.press(event);
  };

  /** Of keyboards and screen readers a click has no place. */
  const onButton = ({ clientX, clientY, detail }: MouseEvent): boolean =>
    detail === 0 || view.under(clientX, clientY);

  const onDeafButton = (event: Event): boolean => {
    const at = event instanceof MouseEvent ? event : (event as TouchEvent).changedTouches[0];
    const on = at !== undefined && view.under(at.clientX, at.clientY) && view.deaf;
    if (BEGINS.test(event.type)) began = on;
    return on && began;
  };

  const typed = (event: KeyboardEvent): void => {
    if (!event.isTrusted || !button.target || MODIFIERS.test(event.key)) return;
    const ours = PRESSES.test(event.key) && button.held;
    if (event.key === 'Escape') escaped(event);
    else if (ours) {
      event.stopImmediatePropagation();
      // A button that has the focus makes a click of it by itself.
      if (view.focused) return;
      event.preventDefault();
      if (!event.repeat) button.press(event);
    } else if (view.focused) return;
    else if (button.held && !event.altKey) button.hide();
  };

  const escaped = (event: KeyboardEvent): void => {
    const { held } = button;
    button.hide();
    if (!held) return;
    // The key was ours: the page must not close its own dialog with it.
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  for (const type of CLICK) addEventListener(type, clicked, options);
  addEventListener('keydown', typed, options);
  view.button.addEventListener(
    'blur',
    () => {
      // When the side panel takes the focus the document loses it altogether.
      if (document.hasFocus() && button.because === 'command') button.hideSoon();
    },
    { signal },
  );
}
