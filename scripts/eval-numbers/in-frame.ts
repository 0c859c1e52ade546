import type { Gate } from '../../lib/page/world';
import type { Sighting } from './score';

/** What one look into a frame shows. */
export type FrameLook = {
  /** Where the frame's document is from; '' for the page itself. */
  readonly address: string;
  readonly offers: readonly FrameOffer[];
  /** How many highlights are alive. */
  readonly live: number;
  /** The finder has something to read, or has yet to come into the frame. */
  readonly pending: boolean;
};

/** One offer, and where it stands. */
export type FrameOffer = Sighting & {
  /** The same node and offset again is the same offer. */
  readonly key: string;
};

/** `world`: no two frames number their nodes alike. */
type Memory = { readonly world: number; readonly ids: WeakMap<Node, number>; next: number };
type Piece = { readonly node: Node; readonly start: number; readonly length: number };

/**
 * Runs in a frame, in the extension's own world: what is marked and offered there now. An underline
 * counts only if the document's highlight registry really holds it. The function is sent to the
 * browser as its source text, so it uses nothing from outside itself.
 */
export function lookIntoFrame(): FrameLook {
  const world = globalThis as {
    sidetone?: Gate;
    evaluation?: Memory;
  };
  const memory = (world.evaluation ??= { world: Math.random(), ids: new WeakMap(), next: 1 });
  const idOf = (node: Node): string => {
    const id = memory.ids.get(node) ?? memory.next++;
    memory.ids.set(node, id);
    return `${memory.world}:${id}`;
  };
  const shadowOf = (element: Element): ShadowRoot | null =>
    element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
  const silent = /^(?:script|style|template|noscript|iframe|object|svg|select|head)$/u;

  /** All that people see of a node as one text: a line break is one unit, a field its value. */
  const read = (root: Node): { shown: string; pieces: readonly Piece[] } => {
    const pieces: Piece[] = [];
    let shown = '';
    const add = (node: Node, text: string): void => {
      pieces.push({ node, start: shown.length, length: text.length });
      shown += text;
    };
    const visit = (node: Node): void => {
      if (node instanceof Text) return add(node, node.data);
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)
        return add(node, node.value);
      if (node instanceof HTMLBRElement) return add(node, '\n');
      if (node instanceof Element) {
        if (silent.test(node.localName)) return;
        const shadow = shadowOf(node);
        if (shadow) for (const child of shadow.childNodes) visit(child);
      }
      for (const child of node.childNodes) visit(child);
    };
    visit(root);
    return { shown, pieces };
  };

  const labelledAround = (node: Node): Element | null => {
    let at: Node | null = node;
    while (at) {
      if (at instanceof Element && at.hasAttribute('data-pid')) return at;
      at = at instanceof ShadowRoot ? at.host : at.parentNode;
    }
    return null;
  };

  const placeOf = (from: Node, fromOffset: number, to: Node, toOffset: number) => {
    const element = labelledAround(from) ?? labelledAround(to);
    if (!element) return null;
    const { shown, pieces } = read(element);
    const first = pieces.find(({ node }) => node === from);
    const last = pieces.find(({ node }) => node === to);
    // A span that reaches out of the labelled element on either side can never be exact.
    const start = first ? first.start + fromOffset : -1;
    const end = last ? last.start + toOffset : shown.length + 1;
    return { pid: element.getAttribute('data-pid') ?? '', shown, start, end };
  };

  const inElement = (element: Element, text: string) => {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      const at = Math.max(0, element.value.indexOf(text));
      return placeOf(element, at, element, at + text.length);
    }
    const labelled = labelledAround(element);
    const { shown } = read(labelled ?? element);
    const pid = labelled?.getAttribute('data-pid') ?? '';
    return labelled && { pid, shown, start: 0, end: shown.length };
  };

  const highlight = CSS.highlights.get('sidetone-number');
  const offers: FrameOffer[] = [];
  for (const offer of world.sidetone?.offers?.() ?? []) {
    const { text, e164, range, element } = offer;
    const ext = offer.extension ?? null;
    if (range && highlight?.has(range)) {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      const place = placeOf(startContainer, startOffset, endContainer, endOffset);
      offers.push({ key: `${idOf(startContainer)}:${startOffset}`, text, e164, ext, place });
    } else if (element) {
      offers.push({ key: idOf(element), text, e164, ext, place: inElement(element, text) });
    }
  }

  const digits = /\d(?:\D{0,5}\d){5}/u;
  const mayHold = (): boolean =>
    digits.test(read(document.documentElement).shown.normalize('NFKC')) ||
    document.querySelector('a[href^="tel:" i]') !== null;
  const { sidetone } = world;
  const pending = !sidetone || (!sidetone.offers && mayHold());
  const address = window.top === window ? '' : location.href;
  return { address, offers, live: highlight?.size ?? 0, pending };
}

/**
 * Runs in a frame: resolves once the work that was queued before it is done. The finder works in
 * background tasks, which run in order, and paints a moment after two frames at the latest.
 */
export async function letFrameWork(): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, 2000));
  const idle = new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
  const background = scheduler.postTask(() => undefined, { priority: 'background' });
  const painted = new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60))),
  );
  await Promise.race([Promise.all([idle, background, painted]), limit]);
}

/**
 * Runs in a frame: scrolls on by most of a screen, lists and boxes in view before the document,
 * rightwards before downwards. False once there is nowhere left to go, or while it is out of sight.
 */
export async function scrollOn(): Promise<boolean> {
  const world = globalThis as { finished?: WeakSet<Element> };
  const finished = (world.finished ??= new WeakSet());
  const page = document.scrollingElement ?? document.documentElement;
  const inView = await new Promise<boolean>((resolve) => {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      resolve(entry?.isIntersecting === true);
    });
    observer.observe(document.documentElement);
  });
  if (!inView) return false;

  const boxes: Element[] = [];
  const collect = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      const shadow =
        element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
      if (shadow) collect(shadow);
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      const small = clientHeight < 20 || clientWidth < 20;
      if (small || (scrollHeight <= clientHeight + 8 && scrollWidth <= clientWidth + 8)) continue;
      if (element === page || element === document.body || finished.has(element)) continue;
      if (element instanceof HTMLTextAreaElement) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      if (!/auto|scroll/u.test(overflowX + overflowY)) continue;
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) boxes.push(element);
    }
  };
  collect(document);

  for (const box of [...boxes, page]) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = box;
    const to = (left: number, top: number): boolean => {
      box.scrollTo({ left, top, behavior: 'instant' });
      return box.scrollLeft > scrollLeft || box.scrollTop > scrollTop;
    };
    if (to(scrollLeft + 0.8 * clientWidth, scrollTop)) return true;
    if (to(0, scrollTop + 0.8 * clientHeight)) return true;
    finished.add(box);
  }
  return false;
}
