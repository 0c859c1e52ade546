import type { PlaceEvents } from './place';
import type { ToSoftphone } from './protocol';
import { readSoftphone, strangeness } from './wire';

/** The engine's end of the port to a page: one page at a time, and nothing unread gets further. */
export class PagePort {
  #port: MessagePort | null = null;

  constructor(private readonly events: Pick<PlaceEvents, 'onKnock' | 'onMessage' | 'onStrange'>) {}

  /** A page has knocked, and this is the way to it; the page before it is not heard any more. */
  take(port: MessagePort): void {
    this.close();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readSoftphone(data);
      if (message) this.events.onMessage(message);
      else this.events.onStrange(strangeness(data));
    };
    this.#port = port;
    this.events.onKnock();
  }

  say(message: ToSoftphone): void {
    this.#port?.postMessage(message);
  }

  close(): void {
    this.#port?.close();
    this.#port = null;
  }
}
