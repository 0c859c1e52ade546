import { plainlyOther } from '../phone-numbers/find/plainly-other';
import { hasDigit } from './digits';
import { FLOWS, kindOf, SKIPPED } from './element-kinds';
import { LoneText, runAround, type Run } from './run-reader';

/** What a walk tells of, and what it asks before. */
export type TextListener = {
  /** Whether a text that stands alone is worth to be told of. */
  worth(text: string): boolean;
  found(run: Run): void;
};

/**
 * Finds the runs of text with a digit below a root, in document order, a few text nodes at a time.
 * Costs little more than the browser's own tree walk: elements are not looked at, and text without
 * digits is neither joined nor placed. The page may change between two steps: then it goes on
 * beside what was taken away.
 */
export class TextWalk {
  readonly #walker: TreeWalker;
  #next: Text | null;
  #paused = false;
  /** What follows the next node and each of its ancestors, should they be gone by then. */
  readonly #instead: (Node | null)[] = [];

  /** `mayBeLinked`: whether there are `tel:` links in or around the root. */
  constructor(
    private readonly root: ParentNode,
    private readonly mayBeLinked: boolean,
    private readonly listener: TextListener,
  ) {
    this.#walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    this.#next = this.#walker.nextNode() as Text | null;
  }

  /** Reads up to `count` text nodes; false once all is read. */
  step(count: number): boolean {
    if (this.#paused) this.#resume();
    let node = this.#next;
    for (let left = count; node !== null && left > 0; left -= 1) {
      const { data } = node;
      if (hasDigit(data) && !plainlyOther(data)) this.#read(node, data);
      node = this.#walker.nextNode() as Text | null;
    }
    this.#next = node;
    return node !== null;
  }

  #read(node: Text, data: string): void {
    const last = readAt(node, data, this.mayBeLinked, this.listener)?.pieces.at(-1)?.node;
    if (last) this.#walker.currentNode = last;
  }

  /** To be called before the page gets its turn: it may take away what would be read next. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#instead.length = 0;
    for (let at: Node | null = this.#next; at && at !== this.root; at = at.parentNode) {
      this.#instead.push(at.nextSibling);
    }
  }

  #resume(): void {
    this.#paused = false;
    const inside = (node: Node | null): node is Node => node !== null && this.root.contains(node);
    if (inside(this.#next)) return;
    const beside = this.#instead.find(inside) ?? null;
    if (beside) this.#walker.currentNode = beside;
    this.#next =
      beside &&
      ((beside.nodeType === Node.TEXT_NODE ? beside : this.#walker.nextNode()) as Text | null);
  }
}

/**
 * Tells of the run that a text with a digit belongs to. Returns it, unless it is nothing but that
 * text.
 */
export function readAt(
  node: Text,
  data: string,
  mayBeLinked: boolean,
  listener: TextListener,
): Run | null {
  const parent = node.parentNode;
  if (!parent) return null;
  // A shadow root has no name.
  const kind = kindOf((parent as Partial<Element>).localName ?? '');
  if (kind & SKIPPED) return null;
  const alone = !(kind & FLOWS) && !node.previousSibling && !node.nextSibling;
  if (alone && !mayBeLinked) {
    if (listener.worth(data)) listener.found(new LoneText(parent, data, node));
    return null;
  }
  const run = runAround(node);
  if (run) listener.found(run);
  return run;
}
