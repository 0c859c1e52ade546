import { words } from '../words';
import { dialButtonStyle } from './dial-button-style';
import { nearest, screenEdges } from './flat-tree';
import type { Host } from './host';
import { phoneIcon } from './phone-icon';
import { holds, overlap, placeButton, placeSentence, type Edges } from './placing';
import { lower, raise } from './top-layer';

const SIZE = 28;

/** What of the floating button is on the screen: the button itself, and a sentence beside it. */
export class ButtonView {
  readonly button = document.createElement('button');
  readonly #box = document.createElement('div');
  readonly #sentence = document.createElement('output');
  readonly #style = dialButtonStyle();
  #edges: Edges = screenEdges();
  #speaking: number | undefined;

  constructor(
    private readonly host: Host,
    /** All shadow roots of the page that are known. */
    private readonly roots: () => Iterable<ShadowRoot>,
  ) {
    this.#box.className = 'dial';
    this.#box.hidden = true;
    this.button.type = 'button';
    this.button.append(phoneIcon());
    this.#box.append(this.button, this.#sentence);
  }

  get shown(): boolean {
    return !this.#box.hidden;
  }

  get focused(): boolean {
    return this.host.focused === this.button;
  }

  /** Where the button is now, CSS pixels of the viewport. */
  get edges(): DOMRect {
    return this.button.getBoundingClientRect();
  }

  /** Appears for a number that stands in a node of the page; `place` puts it where it belongs. */
  appear(text: string, beside: Node): void {
    this.button.setAttribute('aria-label', words('page_call_number', text));
    this.button.title = words('page_call_number', text);
    this.host.show(this.#box, this.#style);
    this.#box.hidden = false;
    raise(this.#box, beside, [document, ...this.roots()]);
    this.#edges = roomAround(beside);
  }

  /** Stands beside a box; whether it has moved. */
  place(number: Edges): boolean {
    const { style } = this.#box;
    const before = `${style.left} ${style.top}`;
    // A zoomed page must not zoom us, nor the way we count pixels.
    style.zoom = String(1 / this.host.zoom);
    const { left, top } = placeButton(number, this.#edges, SIZE);
    this.#moveTo(left, top);
    // A page that transforms itself as a whole has a corner of its own.
    const { x, y } = this.edges;
    if (Math.abs(x - left) > 1 || Math.abs(y - top) > 1) this.#moveTo(2 * left - x, 2 * top - y);
    return before !== `${style.left} ${style.top}`;
  }

  /** Takes the focus if the page allows it: beside a modal dialog nothing of ours can have it. */
  focus(): boolean {
    this.button.focus({ preventScroll: true });
    this.held = true;
    return this.focused;
  }

  /** Lets the focus go; whether it had it. */
  blur(): boolean {
    const { focused } = this;
    this.button.blur();
    return focused;
  }

  /** Whether Enter presses it now; looks focused also where it cannot be. */
  set held(held: boolean) {
    this.#box.classList.toggle('held', held && !this.focused);
  }

  set pending(pending: boolean) {
    this.button.setAttribute('aria-disabled', String(pending));
  }

  disappear(): void {
    this.say('', false);
    this.held = false;
    this.#box.hidden = true;
    lower(this.#box);
  }

  /** Shows a sentence under the button, or lets it only be heard. */
  say(sentence: string, visibly: boolean): void {
    clearTimeout(this.#speaking);
    this.#sentence.classList.toggle('spoken', !visibly);
    this.#sentence.textContent = visibly ? sentence : '';
    if (sentence === '') return;
    if (visibly) this.#placeSentence();
    else this.#speak(sentence);
  }

  /** Whether a point is on the button. */
  under(x: number, y: number): boolean {
    return this.shown && holds(this.edges, x, y);
  }

  /** Whether the page has made everything of ours deaf: a modal dialog or fullscreen does. */
  get deaf(): boolean {
    return this.shown && !this.host.hears(this.button);
  }

  /** A live region is heard if it was there, empty, before; beside a modal dialog it never is. */
  #speak(sentence: string): void {
    const { ariaNotify } = document as Document & { ariaNotify?: (text: string) => void };
    if (this.deaf) ariaNotify?.call(document, sentence);
    this.#speaking = window.setTimeout(() => (this.#sentence.textContent = sentence), 50);
  }

  #moveTo(left: number, top: number): void {
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }

  #placeSentence(): void {
    const button = this.edges;
    const { left, top } = placeSentence(
      button,
      this.#edges,
      this.#sentence.getBoundingClientRect(),
    );
    this.#sentence.style.left = `${left - button.left}px`;
    this.#sentence.style.top = `${top - button.top}px`;
  }
}

/**
 * The screen; beside a number in a modal dialog the dialog's own box, because a click outside it
 * may close it.
 */
function roomAround(node: Node): Edges {
  const screen = screenEdges();
  const dialog = nearest(node, 'dialog:modal');
  const inside = dialog && overlap(screen, dialog.getBoundingClientRect());
  return inside && inside.right - inside.left > 4 * SIZE ? inside : screen;
}
