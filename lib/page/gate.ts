import { receiveInPage } from '../messaging/receive';
import { toHub } from '../messaging/send';
import type { PageToHub } from '../messaging/protocol';
import { typesInto } from '../typing';
import { CardFrame } from './card-frame';
import { firstCandidate } from './candidate';
import { Host } from './host';
import { sayNoNumber } from './no-number';
import { focusedElement } from './shadow-roots';
import { world } from './world';

const hub = toHub<PageToHub>();

/**
 * Runs in every frame of a CRM page and costs next to nothing: shows the caller card, and waits for
 * the first text that may hold a number. Only then the hub loads the finder into this frame.
 * Starting again replaces the earlier run.
 */
export function startGate(): void {
  world.sidetone?.controller.abort();
  if (!(document instanceof HTMLDocument) || document.documentElement.localName !== 'html') return;
  const controller = new AbortController();
  const { signal } = controller;
  const host = new Host(signal);
  world.sidetone = { controller, host };
  receiveInPage({ 'page.typing': () => typesInto(focusedElement()) || undefined }, signal);
  if (window.top === window) {
    const card = new CardFrame(host, signal);
    receiveInPage(
      {
        'card.show': ({ nonce, title }) => card.show(nonce, title),
        'card.hide': () => card.hide(),
        'number.none': ({ sentence }) => sayNoNumber(sentence, host, signal),
        'page.used': () => navigator.userActivation.hasBeenActive,
      },
      signal,
    );
    void hub('page.hello', {}).catch(() => undefined);
  }
  // A page that comes back from the back/forward cache is a new one to the hub.
  addEventListener('pageshow', ({ persisted }) => persisted && startGate(), { signal });
  firstCandidate(() => void load(controller), signal);
}

/** A worker that is stopped at this very moment loses one message, so it is said twice. */
async function load(controller: AbortController): Promise<void> {
  const ask = () => hub('finder.wanted', {});
  await ask()
    .catch(ask)
    .catch(() => controller.abort());
}
