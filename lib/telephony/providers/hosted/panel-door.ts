import { PANELS, readOffer, readPanelWord } from '../../page-frame/panel-words';
import type { PanelWord } from '../../page-frame/panel-words';

/** A panel that will show a page. */
export type OpenPanel = {
  readonly control: MessagePort;
  /** Resolves when its document is gone: no port tells that (measured), but its lock is released. */
  readonly closed: Promise<void>;
};

/** The part of the browser that finds a panel. */
export type PanelDoor = {
  /** Asks for a panel, now and whenever one comes up. */
  readonly seek: (found: (panel: OpenPanel) => void, signal: AbortSignal) => void;
};

/** The way to the side panels of this browser, which are documents of our own origin. */
export const panelDoor: PanelDoor = {
  seek(found, signal) {
    const place = crypto.randomUUID();
    const panels = new BroadcastChannel(PANELS);
    const ask = (): void => panels.postMessage({ type: 'wanted', place } satisfies PanelWord);
    panels.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (readPanelWord(data)?.type === 'free') ask();
    };
    const hear = ({ data, ports: [control] }: MessageEvent<unknown>): void => {
      const offer = readOffer(data);
      if (!control || offer?.place !== place) return;
      const closed = navigator.locks.request(offer.lock, { signal }, () => undefined);
      found({ control, closed: closed.catch(() => undefined) });
    };
    navigator.serviceWorker.addEventListener('message', hear);
    navigator.serviceWorker.startMessages();
    signal.addEventListener('abort', () => {
      panels.close();
      navigator.serviceWorker.removeEventListener('message', hear);
    });
    ask();
  },
};
