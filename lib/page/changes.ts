import { FLOWS, kindOf } from './element-kinds';
import { blockOf } from './run-reader';

/** What a change of the page makes necessary. */
export type ChangeListener = {
  /** A part is to be read, with all that is below it or only its own text. */
  dirty(root: ParentNode, deep: boolean): void;
  /** Something left the page, or is no link any more. */
  left(): void;
};

/** All that decides what is a number and what is an editor, and no attribute more. */
export const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['href', 'contenteditable', 'role'],
};

/**
 * The changes that are still to be heeded. Taken as they come, because one scroll of a grid brings
 * ten thousand at once; looked at a few at a time.
 */
export class Changes {
  readonly #batches: (readonly MutationRecord[])[] = [];
  #at = 0;
  /** Many changes of one moment belong to one node. */
  #lastNode: Node | null = null;
  #lastBlock: ParentNode | null = null;

  constructor(private readonly listener: ChangeListener) {}

  get waiting(): boolean {
    return this.#batches.length > 0;
  }

  add(records: readonly MutationRecord[]): void {
    this.#batches.push(records);
  }

  /** Hands over what is not yet heeded. */
  drain(to: (records: readonly MutationRecord[]) => void): void {
    this.#batches.forEach((batch, index) => to(index === 0 ? batch.slice(this.#at) : batch));
    this.clear();
  }

  clear(): void {
    this.#batches.length = 0;
    this.#at = 0;
    this.pause();
  }

  /** The page may go on: what was known of a node need not hold any more. */
  pause(): void {
    this.#lastNode = null;
    this.#lastBlock = null;
  }

  /** Heeds up to `count` changes. */
  step(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const record = this.#batches[0]?.[this.#at];
      if (record) {
        this.#at += 1;
        this.#heed(record);
      } else {
        this.#batches.shift();
        this.#at = 0;
        if (this.#batches.length === 0) return;
      }
    }
  }

  #heed(record: MutationRecord): void {
    const { target, type } = record;
    if (type === 'characterData') return this.#ownText(target);
    if (type === 'attributes') {
      this.listener.dirty(target as Element, true);
      this.listener.left();
      return this.#ownText(target);
    }
    const { addedNodes, removedNodes } = record;
    let text = false;
    for (let at = 0; at < addedNodes.length; at += 1) {
      const node = addedNodes[at];
      if (!node) continue;
      text ||= flows(node);
      if (node.nodeType === Node.ELEMENT_NODE) this.listener.dirty(node as Element, true);
    }
    for (let at = 0; !text && at < removedNodes.length; at += 1) {
      const node = removedNodes[at];
      text = node !== undefined && flows(node);
    }
    if (text) this.#ownText(target);
    // Text went out of a line that is read again anyhow.
    if (removedNodes.length === 1 && removedNodes[0]?.nodeType === Node.TEXT_NODE) return;
    if (removedNodes.length > 0) this.listener.left();
  }

  #ownText(node: Node): void {
    if (node !== this.#lastNode) {
      this.#lastNode = node;
      this.#lastBlock = blockOf(node);
    }
    if (this.#lastBlock) this.listener.dirty(this.#lastBlock, false);
  }
}

/** Whether a node is part of a line of text. */
function flows(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return true;
  return node.nodeType === Node.ELEMENT_NODE && (kindOf((node as Element).localName) & FLOWS) !== 0;
}
