import type { FinderState } from '../messaging/protocol';
import { LIMITS, type Limits } from './budget';
import { Changes, OBSERVED } from './changes';
import { KnownNumbers } from './known-numbers';
import { LateHosts } from './late-hosts';
import { Looks } from './looks';
import type { Marked } from './marked';
import { onScreen } from './on-screen';
import { Pacing } from './pacing';
import { LEVELS, Queue, type Level } from './queue';
import { Reading } from './reading';
import { blockOf, type Run } from './run-reader';
import { shadowOf } from './shadow-roots';
import { inSlices } from './slices';

/** What becomes of what the scan meets. */
export type ScanReader = {
  /** Whether a text may hold a number, as far as can be told at once. */
  worth(text: string): boolean;
  /** The numbers in one run of text. */
  run(run: Run): readonly Marked[];
  /** Hears of every `tel:` link and field. */
  dialable(element: Element): void;
  /** A block's numbers, all of them, whenever they have changed. */
  changed(block: ParentNode, numbers: readonly Marked[]): void;
  /** The scan gives way to the page, or goes on at its full pace. */
  paced(state: FinderState): void;
};

/** Nodes, and changes, between two looks at the clock. */
const AT_ONCE = 32;
/** What left the page is forgotten at most so often, ms. */
const SWEEP_MS = 500;

/**
 * Keeps the numbers of a document known: reads it once, what is on screen first, then only what
 * changed. Reads and never writes; nothing in the page can tell that it runs. When the page leaves
 * it too little time it reads only what is on screen, and in the end nothing.
 */
export class Scan {
  readonly roots = new Set<ShadowRoot>();
  readonly #known: KnownNumbers;
  readonly #queue = new Queue();
  readonly #readings = new Map<Level, Reading>();
  readonly #changes: Changes;
  readonly #observer = new MutationObserver((records) => this.#take(records));
  readonly #looks: Looks;
  readonly #late: LateHosts;
  readonly #pacing: Pacing;
  #told: FinderState = 'running';
  #level: Level = 'rest';
  #working = false;
  /** Nothing of a slice that only did the page's first reading counts: it takes what it needs. */
  #first = true;
  #counts = false;
  #missed = false;
  /** Where the next look at the screen goes on. */
  #nextPoint = 0;
  #sweepTimer: ReturnType<typeof setTimeout> | undefined;
  #sweeping = false;

  constructor(
    private readonly reader: ScanReader,
    private readonly signal: AbortSignal,
    limits: Limits = LIMITS,
  ) {
    this.#known = new KnownNumbers((block, numbers) => reader.changed(block, numbers));
    this.#changes = new Changes({
      dirty: (root, deep) => this.#queue.add(root, deep, 'changed'),
      left: () => this.#sweepSoon(),
    });
    this.#looks = new Looks(() => this.#look(), signal);
    this.#late = new LateHosts((element) => this.#enterRootOf(element, 'changed'), signal);
    const paced = (state: FinderState): void => this.#paced(state);
    this.#pacing = new Pacing(limits, { paced, turn: () => this.#turn() }, signal);
    signal.addEventListener('abort', () => this.#rest());
  }

  /** By block: all that is known now. */
  get numbers(): ReadonlyMap<ParentNode, readonly Marked[]> {
    return this.#known.byBlock;
  }

  /** Begins, or begins again after it stopped itself. */
  start(): void {
    if (!this.signal.aborted && this.#pacing.state === 'stopped') this.#pacing.start();
  }

  #paced(state: FinderState): void {
    if (this.signal.aborted) return;
    // Nobody needs to hear that it has begun.
    if (state !== this.#told) this.reader.paced(state);
    this.#told = state;
    if (state === 'slowed') {
      this.#forgetWork();
      this.#missed = true;
    }
    if (state === 'running') this.#readAll();
    if (state !== 'stopped') return;
    this.#rest();
    this.roots.clear();
    this.#known.clear();
  }

  #readAll(): void {
    this.#observer.observe(document, OBSERVED);
    this.#queue.add(document.documentElement, true, 'rest');
    for (const root of this.roots) this.#queue.add(root, true, 'rest');
    this.#looks.soon();
    this.#wake();
  }

  #rest(): void {
    this.#observer.disconnect();
    this.#looks.cancel();
    this.#late.forget();
    this.#forgetWork();
    clearTimeout(this.#sweepTimer);
    this.#sweepTimer = undefined;
  }

  #forgetWork(): void {
    this.#changes.clear();
    this.#queue.clear();
    this.#readings.clear();
  }

  #take(records: readonly MutationRecord[]): void {
    if (this.#pacing.state === 'slowed') {
      this.#missed = true;
      return;
    }
    this.#changes.add(records);
    this.#wake();
  }

  #wake(): void {
    if (this.#working || this.signal.aborted) return;
    this.#working = true;
    const step = (): boolean => this.#step();
    const urgent = (): boolean => this.#changes.waiting || this.#urgentLevel() !== 'rest';
    const spent = (ms: number, now: number): void => this.#spent(ms, now);
    void inSlices({ step, urgent, spent }, this.signal).finally(() => (this.#working = false));
  }

  #step(): boolean {
    if (this.#changes.waiting) {
      this.#counts = true;
      this.#changes.step(AT_ONCE);
      return true;
    }
    const level = this.#urgentLevel();
    if (level === null) return this.#sweepSome();
    const reading = this.#readings.get(level) ?? this.#begin(level);
    this.#level = level;
    this.#counts ||= level === 'changed';
    if (reading?.step(AT_ONCE)) return true;
    this.#readings.delete(level);
    return true;
  }

  /** The level of what is to be read next. */
  #urgentLevel(): Level | null {
    for (const level of LEVELS) {
      if (this.#readings.has(level) || this.#queue.size(level) > 0) return level;
    }
    this.#first = false;
    return null;
  }

  #begin(level: Level): Reading | null {
    const task = this.#queue.take(level);
    if (!task?.root.isConnected) return null;
    const { reader } = this;
    const listener = {
      worth: (text: string) => reader.worth(text),
      run: (run: Run) => reader.run(run),
      telLink: (link: Element) => reader.dialable(link),
      field: (field: Element) => reader.dialable(field),
      mayHost: (element: Element, custom: boolean) => this.#mayHost(element, custom),
    };
    const reading = new Reading(task, listener, this.#known);
    this.#readings.set(level, reading);
    return reading;
  }

  #spent(ms: number, now: number): void {
    if (this.#counts || !this.#first) this.#pacing.spent(ms, now);
    this.#counts = false;
    this.#changes.pause();
    for (const reading of this.#readings.values()) reading.pause();
    // Whoever has a backlog does first what the agent can see.
    if (this.#urgentLevel() !== null) this.#looks.soon();
  }

  /** While slowed down: only what is on screen, and only if something can have changed there. */
  #turn(): void {
    if (!this.#missed && !this.#looks.moved) return;
    this.#missed = false;
    this.#sweeping = true;
    this.#looks.soon();
    this.#wake();
  }

  #look(): void {
    const start = performance.now();
    const { parts, next } = onScreen((root) => this.#enterRoot(root, 'screen'), this.#nextPoint);
    this.#nextPoint = next;
    this.#missed ||= next > 0;
    for (const [part, whole] of parts) {
      const block = blockOf(part);
      if (block && block !== part) this.#queue.add(block, false, 'screen');
      this.#queue.add(part, whole, 'screen');
    }
    const now = performance.now();
    this.#spent(now - start, now);
    this.#wake();
  }

  #mayHost(element: Element, custom: boolean): void {
    if (!this.#enterRootOf(element, this.#level) && custom) this.#late.add(element);
  }

  #enterRootOf(element: Element, level: Level): boolean {
    const root = shadowOf(element);
    if (root) this.#enterRoot(root, level);
    return root !== null;
  }

  #enterRoot(root: ShadowRoot, level: Level): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.#observer.observe(root, OBSERVED);
    this.#queue.add(root, true, level);
    this.#wake();
  }

  #sweepSoon(): void {
    this.#sweepTimer ??= setTimeout(() => {
      this.#sweepTimer = undefined;
      this.#sweeping = true;
      this.#wake();
    }, SWEEP_MS);
  }

  #sweepSome(): boolean {
    if (!this.#sweeping) return false;
    this.#sweeping = this.#known.sweep((block) => this.#queue.add(block, false, 'changed'));
    if (!this.#sweeping) {
      for (const root of this.roots) if (!root.isConnected) this.roots.delete(root);
    }
    return true;
  }
}
