import { words } from '../words';
import type { NumberPlace, NumberStep } from '../messaging/protocol';
import { giveFocus, type DialButton } from './dial-button';
import { drawnIn, screenEdges } from './flat-tree';
import { overlap } from './placing';
import type { Stop } from './reachable';
import { focusedElement } from './shadow-roots';

/** Walks from number to number by keyboard: scrolls, shows and focuses the button, announces. */
export class Step {
  #last: Node | null = null;
  #steppedAt = 0;
  /** What had the focus when the walk began here and went on in another frame. */
  #home: Element | null = null;

  constructor(
    private readonly button: DialButton,
    private readonly stops: () => readonly Stop[],
    signal: AbortSignal,
  ) {
    // Whoever moves the focus by hand wants it to stay.
    const moved = (): void => void (this.#home = null);
    addEventListener('focusin', moved, { capture: true, passive: true, signal });
  }

  /** How many numbers there are in this frame, and whether the walk is here. */
  place(): NumberPlace {
    return {
      count: this.stops().length,
      held: this.button.held,
      focused: document.hasFocus() && !frame(document.activeElement),
      steppedAt: this.#steppedAt,
    };
  }

  /**
   * Goes to the next number in the order of the document, or the one before; false where this frame
   * has no more. `before` and `total` count the numbers of all frames.
   */
  go({ backwards, enter, before, total }: NumberStep): boolean {
    const stops = this.stops();
    const from = enter ? null : this.#from(stops, backwards);
    const index = from ?? (backwards ? stops.length - 1 : 0);
    const target = stops[index]?.target();
    if (!target) return false;
    this.#home = null;
    this.#last = target.node;
    this.#steppedAt = Date.now();
    bringIntoView(target.node, () => target.boxes().at(-1));
    const [place, count] = [String(before + index + 1), String(total)];
    this.button.hold(target, words('page_number_of', place, count, target.text));
    return true;
  }

  /** The walk goes on in another frame. */
  leave(): void {
    this.#home = this.button.held ? this.button.release() : focusedElement();
    this.#steppedAt = 0;
  }

  /** The walk has ended in another frame. */
  back(): void {
    giveFocus(this.#home);
    this.#home = null;
  }

  /** From the number that is shown, else from the focus, else from the last one; then the screen. */
  #from(stops: readonly Stop[], backwards: boolean): number | null {
    const shown = this.button.target;
    const at = (node: Node | null): number => stops.findIndex((stop) => stop.node === node);
    // A button that is there already is next, whichever way.
    if (shown && this.button.because !== 'command') {
      const here = stops.findIndex(({ node }) => node === shown.node);
      if (here >= 0) return here;
    }
    const last = at(shown?.node ?? this.#last);
    const focus = this.button.held ? null : focusedElement();
    if (focus && focus !== document.body) return beside(stops, focus, backwards);
    if (last >= 0) return last + (backwards ? -1 : 1);
    const visible = stops.findIndex((stop) => onScreen(stop));
    return visible < 0 ? null : visible;
  }
}

/** The first stop after an element, or the last before it. */
function beside(stops: readonly Stop[], element: Element, backwards: boolean): number {
  const after = stops.findIndex(({ node }) => follows(element, node));
  const next = after < 0 ? stops.length : after;
  return backwards ? next - 1 : next;
}

function follows(element: Element, node: Node): boolean {
  let at: Node | null = node;
  while (at && at.getRootNode() !== element.getRootNode()) at = drawnIn(at.getRootNode());
  return (
    at !== null && (element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
  );
}

function onScreen(stop: Stop): boolean {
  const box = stop.target()?.boxes().at(-1);
  return box !== undefined && box.width > 0 && overlap(box, screenEdges()) !== null;
}

/** A number can lie deep in a long element: its own box decides, not the element's. */
function bringIntoView(node: Node, box: () => DOMRect | undefined): void {
  const element = node instanceof Element ? node : drawnIn(node);
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  for (let at = element; at; at = drawnIn(at)) {
    const scrolls = at === document.scrollingElement || /auto|scroll/u.test(overflowOf(at));
    const number = box();
    if (!scrolls || !number || at.scrollHeight <= at.clientHeight) continue;
    const { top, bottom } =
      at === document.scrollingElement ? screenEdges() : at.getBoundingClientRect();
    if (number.top >= top && number.bottom <= bottom) continue;
    const by = number.top - (top + bottom) / 2;
    at.scrollBy({ top: by, behavior: 'instant' });
  }
}

const overflowOf = (element: Element): string => getComputedStyle(element).overflowY;

const frame = (element: Element | null): boolean => /^i?frame$/u.test(element?.localName ?? '');
