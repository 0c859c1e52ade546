/** What Chromium adds to IntersectionObserver (v2); unknown to TypeScript's library. */
type TrackedInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type TrackedEntry = IntersectionObserverEntry & { readonly isVisible?: boolean };

const INIT: TrackedInit = { threshold: [0.99], trackVisibility: true, delay: 100 };

/**
 * Knows whether an element is provably seen: nothing over it, no opacity, filter or distortion on
 * it or around it (IntersectionObserver v2, https://w3c.github.io/IntersectionObserver/v2/). The
 * browser's word comes 100 ms late, and means yes only when it says so.
 */
export class SeenByAgent {
  #target: Element | null = null;
  #seen = false;
  readonly #observer: IntersectionObserver;

  constructor(signal: AbortSignal) {
    this.#observer = new IntersectionObserver((entries: readonly TrackedEntry[]) => {
      const last = entries.at(-1);
      if (last?.target === this.#target) this.#seen = last.isVisible === true;
    }, INIT);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Watches this element alone from now on. */
  watch(target: Element | null): void {
    if (target !== this.#target) this.#begin(target);
  }

  /** The element was moved: what was seen of it before does not count. */
  again(): void {
    this.#begin(this.#target);
  }

  #begin(target: Element | null): void {
    if (this.#target) this.#observer.unobserve(this.#target);
    this.#target = target;
    this.#seen = false;
    if (target) this.#observer.observe(target);
  }

  /** Whether this very element was seen in full at the last look. */
  saw(target: Element): boolean {
    return target === this.#target && this.#seen && !masked(target);
  }
}

/** What the browser's word leaves out: a mask on the element or around it. */
function masked(target: Element): boolean {
  let at: Element | null = target;
  while (at) {
    if (getComputedStyle(at).maskImage !== 'none') return true;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return false;
}
