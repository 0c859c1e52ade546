import { HOSTED_VERSION } from './protocol';
import type { FromSoftphone, ToSoftphone, Welcome } from './protocol';
import { readKnock, readSoftphone, strangeness } from './wire';

type Parts = {
  readonly url: string;
  /** A page that has just been loaded, for the first time or again. */
  readonly onKnock: () => void;
  readonly onMessage: (message: FromSoftphone) => void;
  /** Something that the protocol does not know. */
  readonly onStrange: (what: string) => void;
};

/** A company's page in a frame, and the port to it. Only that frame on that origin is heard. */
export class SoftphoneFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  #port: MessagePort | null = null;
  /** Of the last knock that was answered. */
  #nonce: string | undefined;

  constructor(private readonly parts: Parts) {
    this.#origin = new URL(parts.url).origin;
    this.#frame = document.createElement('iframe');
    this.#frame.allow = 'microphone; autoplay';
    this.#frame.src = parts.url;
    window.addEventListener('message', this.#onWindowMessage);
    document.body.append(this.#frame);
  }

  say(message: ToSoftphone): void {
    this.#port?.postMessage(message);
  }

  /** Loads the page anew; what ran in it is over. */
  reload(): void {
    this.#close();
    this.#frame.src = this.parts.url;
  }

  remove(): void {
    window.removeEventListener('message', this.#onWindowMessage);
    this.#close();
    this.#frame.remove();
  }

  #close(): void {
    this.#port?.close();
    this.#port = null;
  }

  readonly #onWindowMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const knock = readKnock(data);
    // One knock opens once: doubled, it would cut the port that it has opened.
    if (!knock || (knock.nonce !== undefined && knock.nonce === this.#nonce)) return;
    this.#nonce = knock.nonce;
    this.#close();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: said }: MessageEvent<unknown>) => {
      const message = readSoftphone(said);
      if (message) this.parts.onMessage(message);
      else this.parts.onStrange(strangeness(said));
    };
    this.#port = port1;
    const nonce = knock.nonce === undefined ? {} : { nonce: knock.nonce };
    const welcome: Welcome = { sidetone: 'welcome', version: HOSTED_VERSION, ...nonce };
    this.#frame.contentWindow?.postMessage(welcome, this.#origin, [port2]);
    this.parts.onKnock();
  };
}
