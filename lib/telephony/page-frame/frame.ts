import { readKnock } from './knock';
import { HOSTED_VERSION } from './meeting';
import type { HostedPlace, Welcome } from './meeting';

type Parts = {
  readonly url: string;
  readonly place: HostedPlace;
  /** The element that the frame is put into. */
  readonly around: HTMLElement;
  /** Of a frame that is seen. */
  readonly title?: string;
  /** The page has knocked and was let in: the way to it. */
  readonly onPort: (port: MessagePort) => void;
};

/** A company's page in a frame. Only that frame on that origin gets a port. */
export class SoftphoneFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  /** Of the last knock that was answered. */
  #nonce: string | undefined;

  constructor(private readonly parts: Parts) {
    this.#origin = new URL(parts.url).origin;
    this.#frame = document.createElement('iframe');
    this.#frame.allow = 'microphone; autoplay';
    if (parts.title !== undefined) this.#frame.title = parts.title;
    this.#frame.src = parts.url;
    window.addEventListener('message', this.#onWindowMessage);
    parts.around.append(this.#frame);
  }

  /** Loads the page anew; what ran in it is over. */
  reload(): void {
    this.#frame.src = this.parts.url;
  }

  remove(): void {
    window.removeEventListener('message', this.#onWindowMessage);
    this.#frame.remove();
  }

  readonly #onWindowMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const knock = readKnock(data);
    // One knock opens once: doubled, it would cut the port that it has opened.
    if (!knock || (knock.nonce !== undefined && knock.nonce === this.#nonce)) return;
    this.#nonce = knock.nonce;
    const { port1, port2 } = new MessageChannel();
    const { place } = this.parts;
    const nonce = knock.nonce === undefined ? {} : { nonce: knock.nonce };
    const welcome: Welcome = { sidetone: 'welcome', version: HOSTED_VERSION, place, ...nonce };
    // Whoever listens does so before the page can say its first word.
    this.parts.onPort(port1);
    this.#frame.contentWindow?.postMessage(welcome, this.#origin, [port2]);
  };
}
