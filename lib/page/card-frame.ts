import { sheetOf, type Host } from './host';

const style = (): CSSStyleSheet =>
  sheetOf(`
iframe { position: fixed; right: 20px; bottom: 20px; width: min(360px, calc(100vw - 40px));
  height: 248px; border: 0; border-radius: 14px; box-shadow: 0 8px 32px #0005; color-scheme: normal;
  animation: slide 180ms ease-out; }
@keyframes slide { from { transform: translateY(24px); opacity: 0; } }
@media (prefers-reduced-motion: reduce) { iframe { animation: none; } }
`);

/**
 * The caller card: an extension page in a frame inside our closed shadow root. The page sees
 * neither its address nor its nonce nor what it says. `credentialless` lets it load on pages with a
 * cross-origin embedder policy.
 */
export class CardFrame {
  readonly #style = style();
  #frame: HTMLIFrameElement | null = null;

  constructor(
    private readonly host: Host,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.hide());
  }

  /** Opens a card with the one-time nonce that the hub gave; the newest card replaces the older. */
  show(nonce: string, title: string): void {
    this.hide();
    const frame = document.createElement('iframe');
    frame.setAttribute('credentialless', '');
    frame.title = title;
    frame.allow = '';
    frame.src = `${chrome.runtime.getURL('caller-card.html')}?nonce=${encodeURIComponent(nonce)}`;
    this.#frame = frame;
    this.host.show(frame, this.#style);
  }

  hide(): void {
    this.#frame?.remove();
    this.#frame = null;
  }
}
