import { SoftphoneFrame } from '../../page-frame/frame';
import { PagePort } from './page-port';
import type { PlaceEvents, SoftphonePlace } from './place';
import type { ToSoftphone } from './protocol';

/** The page in this very document, which nobody sees and no view can close. */
export class EnginePlace implements SoftphonePlace {
  readonly #port: PagePort;
  readonly #frame: SoftphoneFrame;

  constructor(url: string, events: PlaceEvents) {
    this.#port = new PagePort(events);
    this.#frame = new SoftphoneFrame({
      url,
      place: 'engine',
      around: document.body,
      onPort: (port) => this.#port.take(port),
    });
  }

  say(message: ToSoftphone): void {
    this.#port.say(message);
  }

  reload(): void {
    this.#port.close();
    this.#frame.reload();
  }

  remove(): void {
    this.#port.close();
    this.#frame.remove();
  }
}
