import { speakerOf, type Role } from '../messaging/roles';

/** The part of a service worker's `Client` that is used. */
type Client = {
  readonly url: string;
  postMessage(message: unknown, transfer: readonly Transferable[]): void;
};

type Offered = {
  readonly data: unknown;
  readonly source: Client | null;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
};

/** The part of the worker's own scope that is used; TypeScript's DOM has no service workers. */
export type OfferScope = {
  readonly clients: {
    matchAll(options: {
      readonly type: 'window';
      readonly includeUncontrolled: true;
    }): Promise<readonly Client[]>;
  };
  addEventListener(type: 'message', listener: (event: Offered) => void): void;
};

/**
 * Passes a side panel's port on to the engine. Only the worker can: no broadcast carries a port, and
 * the two documents have no other way to each other (measured). What is said on it is none of the
 * hub's business. To be called while the worker starts, or the first offer is lost.
 */
export function passPanelOffersOn(scope: OfferScope, own: { id: string; origin: string }): void {
  const role = ({ url }: Client): Role | undefined => {
    if (!url.startsWith(`${own.origin}/`)) return undefined;
    return speakerOf({ id: own.id, origin: own.origin, url }, own)?.role;
  };

  scope.addEventListener('message', (event) => {
    const {
      data,
      source,
      ports: [port],
    } = event;
    if (!source || !port || role(source) !== 'panel') return;
    event.waitUntil(passOn(data, port));
  });

  async function passOn(data: unknown, port: MessagePort): Promise<void> {
    const all = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const engine = all.find((client) => role(client) === 'engine');
    if (engine) engine.postMessage(data, [port]);
    else port.close();
  }
}
