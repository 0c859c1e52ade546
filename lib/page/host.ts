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
  #made: { readonly element: HTMLElement; readonly root: ShadowRoot } | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#made?.element.remove());
  }

  /** Puts a part with its style sheet into the shadow root, once. */
  show(part: HTMLElement, style: CSSStyleSheet): void {
    this.#made ??= make();
    const { element, root } = this.#made;
    if (!element.isConnected) {
      // Left behind by an older version of ourselves, whose context is gone.
      for (const stale of document.querySelectorAll(`html > ${OUR_TAG}`)) stale.remove();
      document.documentElement.append(element);
    }
    const { adoptedStyleSheets } = root;
    if (!adoptedStyleSheets.includes(style)) adoptedStyleSheets.push(style);
    if (part.parentNode !== root) root.append(part);
  }

  /** Whether an event with this path began in one of our parts. */
  in(path: readonly EventTarget[]): boolean {
    return this.#made !== undefined && path.includes(this.#made.element);
  }

  /** How much larger the page makes everything in it, us included (CSS `zoom`). */
  get zoom(): number {
    return this.#made?.element.currentCSSZoom ?? 1;
  }

  /** Whether a part takes a click at its middle: not while the page has made us inert. */
  hears(part: Element): boolean {
    if (!this.#made) return false;
    const { left, top, width, height } = part.getBoundingClientRect();
    return this.#made.root.elementsFromPoint(left + width / 2, top + height / 2).includes(part);
  }

  /** What has the focus inside, if anything. */
  get focused(): Element | null {
    return this.#made?.root.activeElement ?? null;
  }
}

/** Most frames never show anything of ours. */
function make() {
  const element = document.createElement(OUR_TAG);
  const root = element.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sheetOf(STYLE)];
  return { element, root };
}

/** A style sheet that no content security policy of the page can refuse. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
