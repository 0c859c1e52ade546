import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Result } from '../messaging/result';
import type { FoundNumber } from '../phone-numbers/found';
import { words } from '../words';
import { dialButtonStyle } from './dial-button-style';
import type { Host } from './host';
import { phoneIcon } from './phone-icon';
import type { SeenByAgent } from './seen-by-agent';
import { byHand, refusalWords, wishFor, type DialTarget } from './wish';

/** A number that the button can stand beside. */
export type Dialable = DialTarget & {
  readonly extension?: string;
  readonly why: FoundNumber['why'];
  /** Where it is now, CSS pixels of the viewport. */
  boxes(): readonly DOMRect[];
  /** Whether the page still shows it. */
  still(): boolean;
};

const SIZE = 28;
const GAP = 5;
const SENTENCE_WIDTH = 270;
/** How long a refusal's sentence stays, ms. */
const SENTENCE_MS = 8000;
const GOODBYE_MS = 800;

/**
 * The one floating button: a real one, for mouse, keyboard and screen reader. Only a person's own
 * click makes a wish, and one click makes one.
 */
export class DialButton {
  readonly #box = document.createElement('div');
  readonly #button = document.createElement('button');
  readonly #sentence = document.createElement('output');
  readonly #style = dialButtonStyle();
  #target: Dialable | null = null;
  #pending = false;
  #leaving: number | undefined;

  constructor(
    private readonly host: Host,
    private readonly seen: SeenByAgent,
    private readonly dial: (wish: DialWish) => Promise<Result<DialReceipt, DialRefusal>>,
    signal: AbortSignal,
  ) {
    this.#box.className = 'dial';
    this.#box.hidden = true;
    this.#button.type = 'button';
    this.#button.append(phoneIcon());
    this.#box.append(this.#button, this.#sentence);
    this.#button.addEventListener('click', (event) => this.#clicked(event), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#leaving));
  }

  /** The number it stands beside, `null` while hidden. */
  get target(): Dialable | null {
    return this.#box.hidden ? null : this.#target;
  }

  /** Stands beside a number; `announcement` is spoken, not shown. */
  show(target: Dialable, announcement = ''): void {
    clearTimeout(this.#leaving);
    const box = target.boxes().at(-1);
    if (!box) return this.hide();
    const same = this.#target?.text === target.text && !this.#box.hidden;
    this.#target = target;
    this.#button.setAttribute('aria-label', words('page_call_number', target.text));
    this.#button.title = words('page_call_number', target.text);
    if (!same || announcement) this.#say(announcement, true);
    this.host.show(this.#box, this.#style);
    this.#box.hidden = false;
    this.seen.watch(this.#button);
    if (this.#place(box)) this.seen.again();
  }

  /** Gives the keyboard to the button. */
  focus(): void {
    this.#button.focus();
  }

  hide(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.#box.hidden = true;
    this.#target = null;
    this.#say('', true);
    this.seen.watch(null);
  }

  /** Goes away after a moment, unless the pointer comes back or something is being said. */
  hideSoon(after = 300): void {
    if (this.#pending || this.#button.matches(':focus-visible')) return;
    this.#leaving ??= window.setTimeout(() => this.hide(), after);
  }

  /** Whether a point is on the way between number and button. */
  reaches(x: number, y: number): boolean {
    const target = this.target;
    if (!target) return false;
    const boxes = [...target.boxes(), this.#box.getBoundingClientRect()];
    return (
      x >= Math.min(...boxes.map((box) => box.left)) - GAP &&
      x <= Math.max(...boxes.map((box) => box.right)) + GAP &&
      y >= Math.min(...boxes.map((box) => box.top)) - GAP &&
      y <= Math.max(...boxes.map((box) => box.bottom)) + GAP
    );
  }

  /** Stays while the pointer is near. */
  stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  /** Says why a number that was clicked elsewhere was not dialled, beside it. */
  refuse(target: Dialable, refusal: DialRefusal): void {
    this.show(target);
    this.#say(words(refusalWords(refusal)), false);
    this.hideSoon(SENTENCE_MS);
  }

  #clicked(event: MouseEvent): void {
    const target = this.#target;
    if (!byHand(event) || this.#pending || !target) return;
    if (!target.still()) return this.hide();
    // Nothing may stand between the click and the message: the hub opens the panel with it.
    void this.#ask(target, this.dial(wishOf(target, this.seen.saw(this.#button))));
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
    this.#button.setAttribute('aria-disabled', String(pending));
  }

  #say(sentence: string, spokenOnly: boolean): void {
    this.#sentence.classList.toggle('spoken', spokenOnly);
    this.#sentence.textContent = sentence;
  }

  /** Right of the number, or left of it where there is no room. Whether it has moved. */
  #place(box: DOMRect): boolean {
    const right = box.right + GAP;
    const left = right + SIZE > innerWidth ? Math.max(0, box.left - GAP - SIZE) : right;
    const middle = box.top + (box.height - SIZE) / 2;
    const top = Math.min(Math.max(0, middle), innerHeight - SIZE);
    const { style, classList } = this.#box;
    classList.toggle('at-edge', left + SENTENCE_WIDTH > innerWidth);
    const [x, y] = [`${Math.round(left)}px`, `${Math.round(top)}px`];
    if (style.left === x && style.top === y) return false;
    style.left = x;
    style.top = y;
    return true;
  }
}

function wishOf({ text, href, e164, certainty }: Dialable, visible: boolean): DialWish {
  return wishFor({ text, href, e164, certainty }, visible);
}
