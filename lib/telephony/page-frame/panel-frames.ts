import { SoftphoneFrame } from './frame';
import { HOLDER_LOCK, PANELS, readPanelWord, readToPanel } from './panel-words';
import type { PanelOffer, PanelWord } from './panel-words';

/** Whether this panel shows the call centre's page, or which window's does. */
export type PanelHolds =
  | { readonly state: 'here'; readonly framed: boolean }
  | { readonly state: 'elsewhere'; readonly windowId: number };

export type PanelFramesParts = {
  readonly windowId: number;
  /** Where the page is put; it must stay in the document, or the page is loaded anew. */
  readonly around: HTMLElement;
  /** What people who cannot see it are told that it is, in the language of that moment. */
  readonly title: () => string;
  /** Hands an offer with its port to the worker, which passes both on to the engine. */
  readonly offer: (offer: PanelOffer, port: MessagePort) => Promise<void>;
  readonly onChange: (holds: PanelHolds) => void;
};

/**
 * A side panel's part in showing a call centre's page: of all panels that are open, the first holds
 * it, and the next one when that is closed. What is framed, and when, the engine says.
 */
export class PanelFrames {
  readonly #panels = new BroadcastChannel(PANELS);
  readonly #frames = new Set<SoftphoneFrame>();
  #holds = false;

  constructor(
    private readonly parts: PanelFramesParts,
    private readonly signal: AbortSignal,
  ) {}

  /** Takes its turn. Everything is over with the signal. */
  begin(): void {
    this.#panels.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
    this.signal.addEventListener('abort', () => this.#panels.close());
    navigator.locks
      .request(HOLDER_LOCK, { signal: this.signal }, () => this.#hold())
      // Only an abort while it waits for its turn rejects.
      .catch(() => undefined);
    this.#say({ type: 'where?' });
  }

  #hold(): Promise<void> {
    this.#holds = true;
    this.#changed();
    this.#here();
    this.#say({ type: 'free' });
    return aborted(this.signal);
  }

  #hear(data: unknown): void {
    const word = readPanelWord(data);
    if (word?.type === 'here' && !this.#holds) {
      this.parts.onChange({ state: 'elsewhere', windowId: word.windowId });
    }
    if (!this.#holds) return;
    if (word?.type === 'where?') this.#here();
    if (word?.type === 'wanted') this.#offer(word.place);
  }

  #offer(place: string): void {
    const lock = `${HOLDER_LOCK}:${crypto.randomUUID()}`;
    const over = new AbortController();
    const signal = AbortSignal.any([this.signal, over.signal]);
    void navigator.locks.request(lock, () => {
      const { port1, port2 } = new MessageChannel();
      this.#serve(port1, signal, () => over.abort());
      void this.parts.offer({ sidetone: 'panel', place, lock }, port2);
      return aborted(signal);
    });
  }

  /** Does what one engine says, until it wants no more, or this panel may not. */
  #serve(port: MessagePort, signal: AbortSignal, done: () => void): void {
    let frame: SoftphoneFrame | undefined;
    const unframe = (): void => {
      if (!frame) return;
      frame.remove();
      this.#frames.delete(frame);
      frame = undefined;
      this.#changed();
    };
    signal.addEventListener('abort', () => {
      unframe();
      port.close();
    });
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readToPanel(data);
      if (message?.type === 'unframe') done();
      if (message?.type === 'reload') frame?.reload();
      if (message?.type === 'frame' && !frame) {
        frame = new SoftphoneFrame({
          url: message.url,
          place: 'panel',
          around: this.parts.around,
          title: this.parts.title(),
          onPort: (page) => port.postMessage(null, [page]),
        });
        this.#frames.add(frame);
        this.#changed();
      }
    };
  }

  #changed(): void {
    this.parts.onChange({ state: 'here', framed: this.#frames.size > 0 });
  }

  #here(): void {
    this.#say({ type: 'here', windowId: this.parts.windowId });
  }

  #say(word: PanelWord): void {
    this.#panels.postMessage(word);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
