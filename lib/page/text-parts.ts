import { plainlyOther } from '../phone-numbers/find/plainly-other';
import { hasDigit } from './digits';
import { FLOWS, kindOf, SKIPPED } from './element-kinds';
import { textsIn, type MarkupFilter, type MarkupText } from './markup';
import { LoneText } from './run-reader';
import { readAt, TextWalk, type TextListener } from './text-walk';

/** A part has at most so many elements; what is larger is read child by child. */
const LARGE = 1000;
/** Among so many siblings only a wide one is suspected to be large. */
const MANY = 200;
const WIDE = 50;
const LONG_TEXT = 100_000;
/** A number that has a label may be as short. */
const FEWEST_DIGITS = 3;
const FIRST_FOREIGN = 0x660;
/** So many characters of markup for one of text cost more than the nodes themselves. */
const WORDY = 16;
/** What so many parts in a row were like, the next is taken to be. */
const SURE = 8;
/** Characters of text or markup that count as one text node. */
const COUNTED = 64;

/** Nodes side by side that are still to be read. */
type Level = {
  readonly parent: ParentNode;
  next: ChildNode | null;
  /** What follows the next one, should that be gone after a pause. */
  instead: ChildNode | null;
  /** Text of its own stands between the elements. */
  readonly mixed: boolean;
  readonly many: boolean;
};

/**
 * Finds the runs of text with a digit below a root, in document order, a part at a time: each part's
 * text is asked for in one piece, then its markup, and only where that shows what may be a number
 * its nodes. For every node that a script gets to see the browser makes an object, which costs more
 * than all else. Where there are `tel:` links around blocks, `TextWalk` reads instead.
 */
export class TextParts {
  readonly #levels: Level[] = [];
  #paused = false;
  /** Parts in a row that had something to tell of: of the next the text need not be asked before. */
  #promising = 0;
  /** Parts that were wordy, less those that were not. */
  #wordy = 0;
  #textLength = 0;
  /** The text nodes of the run that was found last. */
  #last: readonly Node[] = [];

  /** `linked`: there are `tel:` links, whose text may have fewer digits than any number. */
  constructor(
    private readonly root: ParentNode,
    private readonly linked: boolean,
    private readonly listener: TextListener,
  ) {
    if (root instanceof Element) this.#element(root, false);
    else this.#push(root);
  }

  /** Reads about as much as `count` text nodes; false once all is read. */
  step(count: number): boolean {
    if (this.#paused) this.#resume();
    for (let left = count; left > 0;) {
      const level = this.#levels.at(-1);
      if (!level) return false;
      const { next } = level;
      if (!next) {
        this.#levels.pop();
        continue;
      }
      level.next = level.mixed ? next.nextSibling : (next as Element).nextElementSibling;
      left -= 1 + this.#node(next, level.many);
    }
    return true;
  }

  /** To be called before the page gets its turn: it may take away what would be read next. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const level of this.#levels) level.instead = level.next?.nextSibling ?? null;
  }

  #resume(): void {
    this.#paused = false;
    for (const level of this.#levels) {
      const there = (node: ChildNode | null): boolean => node?.parentNode === level.parent;
      if (!there(level.next)) level.next = there(level.instead) ? level.instead : null;
      if (!level.mixed && level.next?.nodeType !== Node.ELEMENT_NODE) {
        level.next = nextElement(level.next);
      }
      if (!this.root.contains(level.parent)) level.next = null;
    }
  }

  #push(parent: ParentNode): void {
    const mixed = parent.childElementCount !== parent.childNodes.length;
    const next = mixed ? parent.firstChild : parent.firstElementChild;
    const many = parent.childElementCount > MANY;
    this.#levels.push({ parent, next, instead: null, mixed, many });
  }

  #node(node: ChildNode, many: boolean): number {
    if (node.nodeType === Node.ELEMENT_NODE) return this.#element(node as Element, many);
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = node as Text;
      if (hasDigit(data) && !plainlyOther(data)) this.#read(node as Text, data);
    }
    return 0;
  }

  /** What reading it cost, in text nodes. */
  #element(element: Element, many: boolean): number {
    if (kindOf(element.localName) & SKIPPED) return 0;
    if (large(element, many)) {
      this.#push(element);
      return 0;
    }
    if (this.#promising < SURE) {
      const text = element.textContent;
      if (text.length > LONG_TEXT && element.firstElementChild) {
        this.#push(element);
        return 0;
      }
      if (text === '' || !(this.linked || mayMatter(text))) return text.length / COUNTED;
      this.#textLength = text.length;
    }
    if (this.#wordy >= SURE) {
      this.#walk(element);
      return this.#textLength / COUNTED;
    }
    return this.#markup(element);
  }

  #markup(element: Element): number {
    const html = element.getHTML();
    if (this.#promising < SURE) this.#wordy += html.length > WORDY * this.#textLength ? 1 : -1;
    const found = textsIn(html, element.localName, this.#filter);
    const nodes = found && nodesOf(element, found.texts, found.elements);
    if (nodes) found.texts.forEach((one, at) => this.#found(nodes[at], one));
    else this.#walk(element);
    this.#promising = nodes && nodes.length > 0 ? this.#promising + 1 : 0;
    return html.length / COUNTED;
  }

  readonly #filter: MarkupFilter = {
    text: (text) => hasDigit(text) && !plainlyOther(text),
    alone: (text, name) => {
      const kind = kindOf(name);
      if (kind & SKIPPED) return false;
      return (kind & FLOWS) !== 0 || this.listener.worth(text);
    },
  };

  #found(node: Text | undefined, { text, alone }: MarkupText): void {
    const parent = node?.parentNode;
    if (!node || !parent) return;
    const lone = alone !== '' && !node.previousSibling && !node.nextSibling;
    if (lone && !(kindOf(alone) & FLOWS)) {
      this.listener.found(new LoneText(parent, node.data, node));
    } else {
      this.#read(node, text);
    }
  }

  #read(node: Text, data: string): void {
    if (this.#last.includes(node)) return;
    const run = readAt(node, data, false, this.listener);
    if (run) this.#last = run.pieces.map((piece) => piece.node);
  }

  /** Node by node: for what does not show in the markup. */
  #walk(element: Element): void {
    const worth = (text: string): boolean => this.listener.worth(text);
    const found: TextListener['found'] = (run) => {
      const nodes = run.pieces.map((piece) => piece.node);
      if (nodes.some((node) => this.#last.includes(node))) return;
      this.#last = nodes;
      this.listener.found(run);
    };
    const walk = new TextWalk(element, false, { worth, found });
    while (walk.step(LARGE));
  }
}

function nextElement(node: ChildNode | null): ChildNode | null {
  let at = node;
  while (at && at.nodeType !== Node.ELEMENT_NODE) at = at.nextSibling;
  return at;
}

function large(element: Element, many: boolean): boolean {
  if (many && element.childElementCount < WIDE) return false;
  return element.getElementsByTagName('*')[LARGE] !== undefined;
}

/** Whether a text has enough digits for any number, however they are spread. */
function mayMatter(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_FOREIGN) return hasDigit(text);
    if (unit < 0x3a && unit > 0x2f) {
      digits += 1;
      if (digits >= FEWEST_DIGITS) return true;
    }
  }
  return false;
}

/** The text nodes that the markup told of; `null` if the page is not quite as its markup says. */
function nodesOf(
  element: Element,
  texts: readonly MarkupText[],
  elements: number,
): readonly Text[] | null {
  if (texts.length === 0) return [];
  const below = element.querySelectorAll('*');
  if (below.length !== elements - 1) return null;
  const nodes: Text[] = [];
  let walker: TreeWalker | undefined;
  for (const { text, element: index, nth, alone } of texts) {
    const before = index === 0 ? element : below[index - 1];
    let node: Node | null = before?.firstChild ?? null;
    if (alone === '' || node?.nextSibling) {
      walker ??= document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      walker.currentNode = before ?? element;
      node = textFrom(walker, nth);
    }
    if (node?.nodeType !== Node.TEXT_NODE || (node as Text).data !== text) return null;
    nodes.push(node as Text);
  }
  return nodes;
}

/** The n-th text behind a walker's place that is not empty: markup does not show those. */
function textFrom(walker: TreeWalker, nth: number): Node | null {
  let left = nth;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Text).length === 0) continue;
    if (left === 0) return node;
    left -= 1;
  }
  return null;
}
