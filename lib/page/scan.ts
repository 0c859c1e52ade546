import type { Marked } from './marked';
import { blockOf, inline, runsBelow, unreadable, type Run } from './run-reader';
import { shadowOf } from './shadow-roots';
import { inSlices } from './slices';

/** What becomes of what the scan meets. */
export type ScanReader = {
  /** The numbers in one run of text. */
  run(run: Run): readonly Marked[];
  /** Hears of every element once, and again when it was put back. */
  element(element: Element): void;
  /** A block's numbers, all of them, whenever they have changed. */
  changed(block: ParentNode, numbers: readonly Marked[]): void;
};

type Job = {
  readonly root: ParentNode;
  readonly deep: boolean;
  readonly fresh: Set<ParentNode>;
  readonly walk: Generator<Run | null, boolean>;
};

/** Elements that get their shadow root only later are looked at again this long after, ms. */
const LATE_ROOTS_MS = [500, 2000, 6000] as const;
const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['href'],
};

/**
 * Keeps the numbers of a document known: reads it once, block by block, then only what changed.
 * Reads text and never writes; nothing in the page can tell that it runs.
 */
export class Scan {
  readonly numbers = new Map<ParentNode, readonly Marked[]>();
  readonly roots = new Set<ShadowRoot>();
  readonly #queue = new Map<ParentNode, boolean>();
  readonly #observer: MutationObserver;
  readonly #mayHost = new Set<Element>();
  #job: Job | null = null;
  #working = false;
  #removed = false;

  constructor(
    private readonly reader: ScanReader,
    private readonly signal: AbortSignal,
  ) {
    this.#observer = new MutationObserver((records) => this.#take(records));
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  start(): void {
    this.#observer.observe(document, OBSERVED);
    this.#enqueue(document.documentElement, true);
    for (const delay of LATE_ROOTS_MS) {
      const timer = setTimeout(() => this.#enterLateRoots(), delay);
      this.signal.addEventListener('abort', () => clearTimeout(timer));
    }
  }

  #enqueue(root: ParentNode, deep: boolean): void {
    if (unreadable(root)) return;
    this.#queue.set(root, deep || (this.#queue.get(root) ?? false));
    this.#wake();
  }

  #wake(): void {
    if (this.#working) return;
    this.#working = true;
    void inSlices(() => this.#step(), this.signal).finally(() => (this.#working = false));
  }

  #take(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type !== 'childList') {
        this.#enqueueBlock(target);
        continue;
      }
      let text = false;
      for (const node of addedNodes) {
        if (node instanceof Element && !inline(node)) this.#enqueue(node, true);
        else text ||= node instanceof Text || inline(node);
      }
      for (const node of removedNodes) text ||= node instanceof Text || inline(node);
      if (text) this.#enqueueBlock(target);
      if (removedNodes.length === 0) continue;
      this.#removed = true;
      this.#wake();
    }
  }

  #enqueueBlock(node: Node): void {
    const block = blockOf(node);
    if (block) this.#enqueue(block, false);
  }

  #step(): boolean {
    this.#job ??= this.#nextJob();
    const job = this.#job;
    if (!job) return this.#forgetRemoved();
    const { done, value } = job.walk.next();
    if (done) {
      this.#job = null;
      this.#finish(job, value);
    } else if (value) {
      this.#read(job, value);
    }
    return true;
  }

  #nextJob(): Job | null {
    const [next] = this.#queue;
    if (!next) return null;
    const [root, deep] = next;
    this.#queue.delete(root);
    const walk = runsBelow(root, deep, (element) => this.#enter(element));
    if (root instanceof Element) this.#enter(root);
    return { root, deep, fresh: new Set(), walk };
  }

  #read({ fresh }: Job, run: Run): void {
    const marks = this.reader.run(run);
    const known = this.numbers.get(run.block);
    if (!known && marks.length === 0) return;
    const before = fresh.has(run.block) ? (known ?? []) : [];
    fresh.add(run.block);
    this.#set(run.block, [...before, ...marks]);
  }

  /** A block whose runs held no number any more was never read into; its old marks go. */
  #finish({ root, fresh, deep }: Job, whole: boolean): void {
    if (!fresh.has(root) && this.numbers.has(root)) this.#set(root, []);
    if (!whole && root.isConnected) this.#enqueue(root, deep);
  }

  #set(block: ParentNode, marks: readonly Marked[]): void {
    if (marks.length > 0) this.numbers.set(block, marks);
    else this.numbers.delete(block);
    this.reader.changed(block, marks);
  }

  #enter(element: Element): void {
    this.reader.element(element);
    const root = shadowOf(element);
    if (root) this.#enterRoot(root);
    else if (element.localName.includes('-') && this.#mayHost.size < 1000)
      this.#mayHost.add(element);
  }

  #enterRoot(root: ShadowRoot): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.#observer.observe(root, OBSERVED);
    this.#enqueue(root, true);
  }

  #enterLateRoots(): void {
    for (const element of this.#mayHost) {
      const root = element.isConnected ? shadowOf(element) : null;
      if (root) this.#enterRoot(root);
      if (root || !element.isConnected) this.#mayHost.delete(element);
    }
  }

  #forgetRemoved(): boolean {
    if (!this.#removed) return false;
    this.#removed = false;
    for (const block of this.numbers.keys()) if (!block.isConnected) this.#set(block, []);
    for (const root of this.roots) if (!root.isConnected) this.roots.delete(root);
    return true;
  }
}
