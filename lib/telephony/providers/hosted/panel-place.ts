import { PagePort } from './page-port';
import type { OpenPanel, PanelDoor } from './panel-door';
import type { ToPanel } from '../../page-frame/panel-words';
import type { PlaceEvents, SoftphonePlace } from './place';
import type { ToSoftphone } from './protocol';

/** How long an open panel may take to offer itself before there is none, in ms. */
const FOUND_WITHIN_MS = 1_500;

/** The page in a side panel, seen by the agent, and gone with that panel. */
export class PanelPlace implements SoftphonePlace {
  readonly #port: PagePort;
  readonly #over = new AbortController();
  readonly #notFound: ReturnType<typeof setTimeout>;
  #panel: OpenPanel | null = null;

  constructor(
    private readonly url: string,
    private readonly events: PlaceEvents,
    door: PanelDoor,
  ) {
    this.#port = new PagePort(events);
    this.#notFound = setTimeout(() => events.onGone(), FOUND_WITHIN_MS);
    door.seek((panel) => this.#take(panel), this.#over.signal);
  }

  say(message: ToSoftphone): void {
    this.#port.say(message);
  }

  reload(): void {
    this.#port.close();
    this.#tell({ type: 'reload' });
  }

  remove(): void {
    clearTimeout(this.#notFound);
    this.#port.close();
    this.#tell({ type: 'unframe' });
    this.#over.abort();
    this.#panel = null;
  }

  #take(panel: OpenPanel): void {
    // One page at a time: a second one would sign the agent in twice.
    if (this.#panel) {
      panel.control.close();
      return;
    }
    clearTimeout(this.#notFound);
    this.#panel = panel;
    panel.control.onmessage = ({ ports: [page] }: MessageEvent<unknown>) => {
      if (page && this.#panel === panel) this.#port.take(page);
    };
    void panel.closed.then(() => this.#closed(panel));
    this.events.onTaken();
    this.#tell({ type: 'frame', url: this.url });
  }

  #closed(panel: OpenPanel): void {
    if (this.#panel !== panel) return;
    this.#panel = null;
    this.#port.close();
    this.events.onGone();
  }

  #tell(message: ToPanel): void {
    this.#panel?.control.postMessage(message);
  }
}
