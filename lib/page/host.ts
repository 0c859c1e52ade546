/** Our one element beside `<body>`. A page sees that it is there, and nothing of what is in it. */
export const OUR_TAG = 'sidetone-page';

/**
 * `!important` inside a shadow tree wins over the page's own rules for the host, whatever they
 * say (CSS Scoping: important declarations of inner contexts win).
 */
const STYLE = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important; } }
`;

/**
 * The one host element with its closed shadow root. It comes into being when something must be
 * shown for the first time, is put back if the page removes it, and goes on abort.
 */
export class Host {
  readonly #element = document.createElement(OUR_TAG);
  readonly #root = this.#element.attachShadow({ mode: 'closed' });

  constructor(signal: AbortSignal) {
    this.#root.adoptedStyleSheets = [sheetOf(STYLE)];
    signal.addEventListener('abort', () => this.#element.remove());
  }

  /** Puts a part with its style sheet into the shadow root, once. */
  show(part: HTMLElement, style: CSSStyleSheet): void {
    if (!this.#element.isConnected) {
      // Left behind by an older version of ourselves, whose context is gone.
      for (const stale of document.querySelectorAll(`html > ${OUR_TAG}`)) stale.remove();
      document.documentElement.append(this.#element);
    }
    const { adoptedStyleSheets } = this.#root;
    if (!adoptedStyleSheets.includes(style)) adoptedStyleSheets.push(style);
    if (part.parentNode !== this.#root) this.#root.append(part);
  }

  /** Whether an event with this path began in one of our parts. */
  in(path: readonly EventTarget[]): boolean {
    return path.includes(this.#element);
  }

  /** How much larger the page makes everything in it, us included (CSS `zoom`). */
  get zoom(): number {
    return this.#element.currentCSSZoom;
  }

  /** Whether a part takes a click at its middle: not while the page has made us inert. */
  hears(part: Element): boolean {
    const { left, top, width, height } = part.getBoundingClientRect();
    return this.#root.elementsFromPoint(left + width / 2, top + height / 2).includes(part);
  }

  /** What has the focus inside, if anything. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }
}

/** A style sheet that no content security policy of the page can refuse. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
