import { words } from '../words';
import type { DialButton } from './dial-button';
import { fromMark } from './dialable';
import type { Host } from './host';
import { stillThere, type Marked } from './marked';
import { focusedElement } from './shadow-roots';

/** Walks from number to number by keyboard: scrolls, shows and focuses the button, announces. */
export class Step {
  #last: Marked | null = null;
  #before: Element | null = null;

  constructor(
    private readonly host: Host,
    private readonly button: DialButton,
    private readonly numbers: () => Iterable<readonly Marked[]>,
    signal: AbortSignal,
  ) {
    addEventListener('keydown', (event) => this.#escaped(event), { capture: true, signal });
  }

  /** Goes to the next number in reading order, or the one before; round at the ends. */
  go(backwards: boolean): void {
    const all = inReadingOrder(this.numbers());
    if (all.length === 0) return;
    const index = this.#nextIndex(all, backwards);
    const mark = all[index];
    if (!mark) return;
    if (!this.host.focused) this.#before = focusedElement();
    this.#last = mark;
    mark.range.startContainer.parentElement?.scrollIntoView({
      block: 'center',
      behavior: 'instant',
    });
    const [place, count] = [String(index + 1), String(all.length)];
    this.button.show(fromMark(mark), words('page_number_of', place, count, mark.text));
    this.button.focus();
  }

  #nextIndex(all: readonly Marked[], backwards: boolean): number {
    const at = all.findIndex((mark) => mark.range === this.#last?.range);
    if (at >= 0) return (at + (backwards ? -1 : 1) + all.length) % all.length;
    const visible = all.findIndex((mark) => topOf(mark) >= 0);
    return Math.max(0, visible);
  }

  #escaped(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted || !this.button.target) return;
    const focused = this.host.focused !== null;
    this.button.hide();
    if (!focused) return;
    // The key was ours: the page must not close its own dialog with it.
    event.preventDefault();
    event.stopPropagation();
    if (this.#before instanceof HTMLElement) this.#before.focus();
    this.#before = null;
  }
}

function inReadingOrder(blocks: Iterable<readonly Marked[]>): readonly Marked[] {
  return [...blocks]
    .flat()
    .filter(stillThere)
    .map((mark) => ({ mark, box: boxOf(mark) }))
    .filter(({ box }) => box !== null && box.width > 0)
    .sort(
      (a, b) => (a.box?.top ?? 0) - (b.box?.top ?? 0) || (a.box?.left ?? 0) - (b.box?.left ?? 0),
    )
    .map(({ mark }) => mark);
}

const boxOf = (mark: Marked): DOMRect | null =>
  mark.range.startContainer.parentElement?.getBoundingClientRect() ?? null;

const topOf = (mark: Marked): number => boxOf(mark)?.top ?? -1;
