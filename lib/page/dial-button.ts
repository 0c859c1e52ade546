import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Result } from '../messaging/result';
import type { FoundNumber } from '../phone-numbers/found';
import { words } from '../words';
import type { ButtonView } from './button-view';
import { elementAt, isIn, seenPart } from './flat-tree';
import { holds, type Edges } from './placing';
import type { SeenByAgent } from './seen-by-agent';
import { focusedElement } from './shadow-roots';
import { aimed, byHand, ClickSeries, refusalWords, wishFor, type DialTarget } from './wish';

/** A number that the button can stand beside. */
export type Dialable = DialTarget & {
  readonly extension?: string;
  readonly why: FoundNumber['why'];
  /** What shows it: a text node, a link or a field. */
  readonly node: Node;
  /** Where it is now, CSS pixels of the viewport. */
  boxes(): readonly DOMRect[];
  /** Whether the page still shows it. */
  still(): boolean;
  /** Whether people see its digits as we read them. */
  asShown(): boolean;
};

/** Why the button is there: the pointer, the page's focus or caret, or the agent's own command. */
export type Because = 'pointer' | 'focus' | 'command';

const NEAR = 5;
/** How long a refusal's sentence stays, ms. */
const SENTENCE_MS = 8000;
const GOODBYE_MS = 800;

/**
 * The one floating button: a real one, for mouse, keyboard and screen reader. Only a person's own
 * click makes a wish, and one click makes one.
 */
export class DialButton {
  #target: Dialable | null = null;
  #because: Because = 'pointer';
  #pending = false;
  #leaving: number | undefined;
  #before: Element | null = null;
  /** What the pointer would meet on the number when the button came. */
  #over: Element | null = null;
  readonly #series = new ClickSeries();

  constructor(
    private readonly view: ButtonView,
    private readonly seen: SeenByAgent,
    private readonly dial: (wish: DialWish) => Promise<Result<DialReceipt, DialRefusal>>,
    /** Which number has the page's focus or caret: the button goes back there from elsewhere. */
    private readonly resting: () => Dialable | null,
    /** The focus goes back, and nothing in this frame had it. */
    private readonly nowhere: () => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => clearTimeout(this.#leaving));
  }

  /** The number it stands beside, `null` while hidden. */
  get target(): Dialable | null {
    return this.view.shown ? this.#target : null;
  }

  /** Why it is there, `null` while hidden. */
  get because(): Because | null {
    return this.target && this.#because;
  }

  /** Whether Enter is its own: it has the focus, or would have it if the page let it. */
  get held(): boolean {
    return this.because === 'command' || this.view.focused;
  }

  /** Stands beside a number. */
  show(target: Dialable, because: Because): void {
    this.stay();
    const box = placeOf(target);
    if (!box) return this.hide();
    const same = this.view.shown && sameNumber(this.#target, target);
    if (!same && because !== 'command') this.#giveBack();
    this.#target = target;
    this.#because = because;
    this.#over = elementOver(box);
    if (!same) {
      this.view.appear(target.text, target.node);
      this.view.say('', false);
    }
    this.seen.watch(this.view.button);
    if (this.view.place(box) || !same) this.seen.again();
  }

  /** Stands beside a number and takes the keyboard; `hide` gives it back. */
  hold(target: Dialable, announcement: string): void {
    if (!this.held) this.#before = focusedElement();
    this.show(target, 'command');
    if (!this.target) return;
    this.view.focus();
    this.view.say(announcement, false);
  }

  hide(): void {
    this.stay();
    this.#giveBack();
    this.view.disappear();
    this.#target = null;
    this.#because = 'pointer';
    this.seen.watch(null);
  }

  /** Hides, and keeps the focus from going back; what would have had it. */
  release(): Element | null {
    const before = this.#before;
    this.#before = null;
    this.view.blur();
    this.hide();
    return before;
  }

  /** Leaves the number, and stands where the page's focus is, if that is a number. */
  leave(): void {
    const rest = this.#because === 'command' ? null : this.resting();
    if (!rest) return this.hide();
    this.show(rest, 'focus');
    this.view.say('', false);
  }

  /** Goes away after a moment, unless the pointer comes back or something is being said. */
  hideSoon(after = 300): void {
    if (this.#pending || !this.target) return;
    this.#leaving ??= window.setTimeout(() => this.leave(), after);
  }

  /** Whether a point is on the way between number and button. */
  reaches(x: number, y: number): boolean {
    const boxes = [...(this.target?.boxes() ?? []), this.view.edges];
    if (!this.target) return false;
    return holds(
      {
        left: Math.min(...boxes.map(({ left }) => left)) - NEAR,
        top: Math.min(...boxes.map(({ top }) => top)) - NEAR,
        right: Math.max(...boxes.map(({ right }) => right)) + NEAR,
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + NEAR,
      },
      x,
      y,
    );
  }

  /** Stays while the pointer is near. */
  stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  /** Follows its number; hides when the page shows it no more, or something else in its place. */
  follow(): void {
    const target = this.target;
    if (!target || this.#pending) return;
    const box = target.still() ? placeOf(target) : null;
    if (!box || this.#covered(box, target.node)) this.hide();
    else if (this.view.place(box)) this.seen.again();
  }

  /** Says why a number that was clicked elsewhere was not dialled, beside it. */
  refuse(target: Dialable, refusal: DialRefusal): void {
    this.show(target, this.because ?? 'pointer');
    this.view.say(words(refusalWords(refusal)), true);
    this.hideSoon(SENTENCE_MS);
  }

  /** A person's click or key on it. */
  press(event: Event): void {
    const target = this.#target;
    if (!byHand(event) || !target) return;
    if (this.#series.goesOn(event, target) || this.#pending) return;
    if (!target.still()) return this.hide();
    // Nothing may stand between the click and the message: the hub opens the panel with it.
    const visible = aimed(event) && this.seen.saw(this.view.button) && target.asShown();
    void this.#ask(target, this.dial(wishOf(target, visible)));
  }

  /** Whether something else has come over the number, a header that stays while the page scrolls. */
  #covered(box: Edges, node: Node): boolean {
    const over = elementOver(box);
    if (!over || over === this.#over || this.#because === 'pointer') return false;
    return !isIn(node, over) && !isIn(over, node);
  }

  async #ask(target: Dialable, answer: Promise<Result<DialReceipt, DialRefusal>>): Promise<void> {
    this.#setPending(true);
    const result = await answer.catch(() => null);
    this.#setPending(false);
    if (result?.ok === false) this.refuse(target, result.error);
    else this.hideSoon(GOODBYE_MS);
  }

  #setPending(pending: boolean): void {
    this.#pending = pending;
    this.view.pending = pending;
  }

  #giveBack(): void {
    const before = this.#before;
    this.#before = null;
    if (!this.view.focused) return;
    giveFocus(before);
    if (this.view.blur()) this.nowhere();
  }
}

/** Gives the focus to an element of the page, if it still takes it. */
export function giveFocus(element: Element | null): void {
  if (element instanceof HTMLElement || element instanceof SVGElement) {
    element.focus({ preventScroll: true });
  }
}

/** Where a number's end is seen now, `null` where it is not. */
function placeOf(target: Dialable): Edges | null {
  const box = target.boxes().at(-1);
  return box && box.width > 0 ? seenPart(target.node, box) : null;
}

function elementOver({ left, top, right, bottom }: Edges): Element | null {
  return elementAt((left + right) / 2, (top + bottom) / 2);
}

function sameNumber(a: Dialable | null, b: Dialable): boolean {
  return a?.node === b.node && a.text === b.text && a.href === b.href;
}

function wishOf({ text, href, e164, certainty }: Dialable, visible: boolean): DialWish {
  return wishFor({ text, href, e164, certainty }, visible);
}
