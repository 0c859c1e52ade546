import type { FinderState } from '../messaging/protocol';
import { BlockReading } from './block-reading';
import { LIMITS, type Limits } from './budget';
import { Changes, OBSERVED } from './changes';
import { KnownNumbers } from './known-numbers';
import { LateHosts } from './late-hosts';
import { Looks } from './looks';
import type { Marked } from './marked';
import { onScreen } from './on-screen';
import { Overheard } from './overheard';
import { Pacing } from './pacing';
import { LEVELS, Queue, type Level } from './queue';
import { Reading, type ReadingListener } from './reading';
import { blockOf, type Run } from './run-reader';
import { shadowOf } from './shadow-roots';
import { inSlices } from './slices';
import { Sweeps } from './sweeps';

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
/** Changes are heeded together that come within so many ms of the last ones. */
const TOGETHER_MS = 100;
/** Elements of a page that takes a few slices. */
const SMALL = 500;
/** So many slices in a row are a backlog. */
const BACKLOG = 8;

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
  readonly #blocks: BlockReading;
  readonly #listener: ReadingListener;
  readonly #changes: Changes;
  /** While slowed down. */
  readonly #overheard = new Overheard();
  readonly #observer = new MutationObserver((records) => this.#take(records));
  readonly #looks: Looks;
  readonly #late: LateHosts;
  readonly #sweeps: Sweeps;
  readonly #pacing: Pacing;
  #told: FinderState = 'running';
  #level: Level = 'rest';
  #working = false;
  /** Nothing of a slice that only did the page's first reading counts: it takes what it needs. */
  #first = true;
  #counts = false;
  #slices = 0;
  /** Where the next look at the screen goes on. */
  #nextPoint = 0;
  #heeded = -Infinity;
  #wakeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly reader: ScanReader,
    private readonly signal: AbortSignal,
    limits: Limits = LIMITS,
  ) {
    this.#known = new KnownNumbers((block, numbers) => reader.changed(block, numbers));
    this.#blocks = new BlockReading((run) => reader.run(run), this.#known);
    this.#listener = {
      worth: (text) => reader.worth(text),
      run: (run) => reader.run(run),
      telLink: (link) => {
        this.#blocks.heed(link);
        reader.dialable(link);
      },
      field: (field) => reader.dialable(field),
      mayHost: (element, custom) => this.#mayHost(element, custom),
    };
    this.#changes = new Changes({
      dirty: (root, deep) => this.#queue.add(root, deep, 'changed'),
      left: () => this.#sweeps.soon(),
    });
    this.#sweeps = new Sweeps(this.#known, {
      due: () => this.#wake(),
      stale: (block) => this.#queue.add(block, false, 'changed'),
      done: () => this.#forgetRoots(),
    });
    this.#looks = new Looks(() => this.#look(), signal);
    this.#late = new LateHosts((element) => this.#enterRootOf(element, 'changed') !== null, signal);
    const pacing = { paced: (state: FinderState) => this.#paced(state), turn: () => this.#turn() };
    this.#pacing = new Pacing(limits, pacing, signal);
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
    if (state === 'slowed') this.#giveWay();
    if (state === 'running') this.#readAll();
    if (state !== 'stopped') return;
    this.#rest();
    this.roots.clear();
    this.#known.clear();
  }

  #readAll(): void {
    this.#overheard.clear();
    this.#observer.observe(document, OBSERVED);
    this.#queue.add(document.documentElement, true, 'rest');
    for (const root of this.roots) this.#queue.add(root, true, 'rest');
    // What is small is read as soon as it is looked at.
    if (document.getElementsByTagName('*')[SMALL]) this.#looks.soon();
    this.#wake();
  }

  #rest(): void {
    this.#observer.disconnect();
    this.#looks.cancel();
    this.#late.forget();
    this.#forgetWork();
    this.#sweeps.cancel();
    clearTimeout(this.#wakeTimer);
    this.#wakeTimer = undefined;
  }

  #forgetWork(): void {
    this.#changes.clear();
    this.#queue.clear();
    this.#readings.clear();
    this.#overheard.clear();
  }

  /** What waits to be read is from now on read only where it is on screen. */
  #giveWay(): void {
    this.#overheard.begin();
    for (const { root } of this.#readings.values()) this.#overheard.add(root, true);
    for (const [root, deep] of this.#queue.waiting('changed')) this.#overheard.add(root, deep);
    this.#changes.drain((records) => this.#overheard.take(records));
    this.#queue.clear();
    this.#readings.clear();
  }

  #take(records: readonly MutationRecord[]): void {
    if (this.#pacing.slowed) {
      this.#overheard.take(records);
      return;
    }
    this.#changes.add(records);
    this.#wakeSoon();
  }

  /** A page that changes all the time is followed in steps: much that changes, changes again. */
  #wakeSoon(): void {
    const wait = this.#heeded + TOGETHER_MS - performance.now();
    if (wait <= 0) return this.#wake();
    this.#wakeTimer ??= setTimeout(() => {
      this.#wakeTimer = undefined;
      this.#wake();
    }, wait);
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
      this.#heeded = performance.now();
      this.#changes.step(AT_ONCE);
      return true;
    }
    const level = this.#urgentLevel();
    if (level === null) return this.#sweeps.step();
    this.#level = level;
    this.#counts ||= level === 'changed';
    const reading = this.#readings.get(level) ?? this.#begin(level);
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
    if (!this.#pacing.slowed) this.#overheard.unheard = false;
    return null;
  }

  /** Reads blocks that wait, a few, up to the next part that takes a reading of its own. */
  #begin(level: Level): Reading | null {
    for (let left = AT_ONCE; left > 0; left -= 1) {
      const task = this.#queue.take(level);
      if (!task) return null;
      const { root, deep } = task;
      if (!root.isConnected) continue;
      if (deep) {
        const reading = new Reading(root, this.#listener, this.#known, this.#overheard.unheard);
        this.#readings.set(level, reading);
        return reading;
      }
      this.#blocks.read(root, this.#first || this.#overheard.unheard);
    }
    return null;
  }

  #spent(ms: number, now: number): void {
    if (this.#counts || !this.#first) this.#pacing.spent(ms, now);
    this.#counts = false;
    this.#changes.pause();
    this.#blocks.pause();
    for (const reading of this.#readings.values()) reading.pause();
    this.#slices = this.#urgentLevel() === null ? 0 : this.#slices + 1;
    // Whoever has a backlog does first what the agent can see.
    if (this.#slices > BACKLOG) this.#looks.soon();
  }

  /** While slowed down: only what is on screen, and only if something can have changed there. */
  #turn(): void {
    if (!this.#overheard.missed && !this.#looks.moved) return;
    this.#overheard.missed = false;
    this.#sweeps.now();
    this.#looks.soon();
    this.#wake();
  }

  #look(): void {
    const start = performance.now();
    const { parts, next } = onScreen((root) => this.#enterRoot(root, 'screen'), this.#nextPoint);
    this.#nextPoint = next;
    this.#overheard.missed ||= next > 0;
    this.#overheard.onScreen((root, deep) => this.#queue.add(root, deep, 'screen'));
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
    const level = this.#level;
    const root = this.#enterRootOf(element, level);
    if (!root && custom) this.#late.add(element);
    // What has changed in it while nobody listened: a reading ends at its host.
    if (root && this.#pacing.slowed && level === 'screen') this.#queue.add(root, true, level);
  }

  #enterRootOf(element: Element, level: Level): ShadowRoot | null {
    const root = shadowOf(element);
    if (root) this.#enterRoot(root, level);
    return root;
  }

  #enterRoot(root: ShadowRoot, level: Level): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.#observer.observe(root, OBSERVED);
    this.#queue.add(root, true, level);
    this.#wake();
  }

  #forgetRoots(): void {
    for (const root of this.roots) if (!root.isConnected) this.roots.delete(root);
  }
}
