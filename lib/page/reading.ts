import { hasDigit } from './digits';
import { FLOWS, kindOf } from './element-kinds';
import { Fences } from './fences';
import type { KnownNumbers } from './known-numbers';
import type { Marked } from './marked';
import { firstText, holdsBlocks } from './own-text';
import { runAround, TEL_LINK, telLink, type Run } from './run-reader';
import { Specials, type SpecialListener } from './specials';
import { TextParts } from './text-parts';
import { TextWalk } from './text-walk';

/** What a reading tells of. */
export type ReadingListener = SpecialListener & {
  /** Whether a text may hold a number, as far as can be told at once. */
  worth(text: string): boolean;
  /** The numbers in one run of text. */
  run(run: Run): readonly Marked[];
};

/**
 * One part of the page being read, with all that is below it; what it finds takes the place of what
 * was known there.
 */
export class Reading {
  readonly #fences = new Fences();
  readonly #fresh = new Map<ParentNode, readonly Marked[]>();
  /** Links that show no digit: their text dials all the same. */
  readonly #wordLinks: HTMLAnchorElement[] = [];
  #specials: Specials | null;
  #texts: TextParts | TextWalk | null = null;
  /** Text around a root that is part of a line is read with its block. */
  readonly #inLine: boolean;
  /** Something was known before: where nothing is found now, that must go. */
  readonly #remembers: boolean;
  #linked = false;
  /** A `tel:` link lies around blocks. */
  #linkedBlocks = false;

  constructor(
    readonly root: ParentNode,
    private readonly listener: ReadingListener,
    private readonly known: KnownNumbers,
    /** Changes went by unheard: what is known of a text need not be what it shows. */
    private readonly unheard = false,
  ) {
    this.#remembers = known.byBlock.size > 0;
    this.#inLine = root instanceof Element && (kindOf(root.localName) & FLOWS) !== 0;
    this.#specials = new Specials(root, {
      telLink: (link) => this.#heed(link),
      field: (element) => listener.field(element),
      mayHost: (element, custom) => listener.mayHost(element, custom),
    });
  }

  /** Reads up to `count` text nodes; false once all is read. */
  step(count: number): boolean {
    if (this.#specials?.step()) return true;
    this.#specials = null;
    this.#texts ??= this.#textsOf(this.root);
    return this.#texts.step(count) || this.#end();
  }

  #textsOf(root: ParentNode): TextParts | TextWalk {
    const listener = {
      worth: (text: string) => this.unheard || this.listener.worth(text),
      found: this.#take,
    };
    const around = linkAround(root);
    if (around) this.listener.telLink(around);
    return this.#linkedBlocks || around
      ? new TextWalk(root, true, listener)
      : new TextParts(root, this.#linked, listener);
  }

  /** To be called before the page gets its turn. */
  pause(): void {
    this.#texts?.pause();
    this.#fences.forget();
  }

  #end(): boolean {
    for (const link of this.#wordLinks) {
      const text = firstText(link);
      const run = text && runAround(text);
      if (run) this.#take(run);
    }
    if (!this.#fresh.has(this.root)) this.known.set(this.root, []);
    return false;
  }

  #heed(link: HTMLAnchorElement): void {
    this.listener.telLink(link);
    this.#linked = true;
    if (!hasDigit(link.textContent)) this.#wordLinks.push(link);
    this.#linkedBlocks ||= holdsBlocks(link);
  }

  #knows(block: ParentNode): boolean {
    return this.#remembers ? this.known.byBlock.has(block) : this.#fresh.has(block);
  }

  readonly #take = (run: Run): void => {
    const { block } = run;
    if (this.#inLine && !this.root.contains(block)) return;
    let numbers = this.listener.run(run);
    if (numbers.length > 0 && this.#fences.hold(block)) numbers = [];
    if (numbers.length === 0 && !this.#knows(block)) return;
    const before = this.#fresh.get(block);
    const all = before ? [...before, ...numbers] : numbers;
    this.#fresh.set(block, all);
    this.known.set(block, all);
  };
}

function linkAround(root: ParentNode): HTMLAnchorElement | null {
  const link = root instanceof Element ? root.closest(TEL_LINK) : null;
  return link && telLink(link) ? link : null;
}
