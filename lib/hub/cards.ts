import { browser } from '../browser';
import type { HubToPage } from '../messaging/protocol';
import type { Speaker } from '../messaging/roles';
import { toPage } from '../messaging/send';
import { words } from '../words';
import { ringingCalls } from './calls';
import type { Attention } from './pop/attention';
import { remembered, type Card, type Store } from './store';

const CARD_PAGE = 'caller-card.html';
const CARDS_KEPT = 20;
const TOP_FRAME = 0;
/** The card's own size and a window frame around it. */
const WINDOW = { width: 392, height: 320 };

type Parts = {
  readonly store: Store;
  readonly siteOn: (origin: string) => boolean;
  /** Whether cards are shown at all. */
  readonly wanted: () => boolean;
  readonly attention: () => Promise<Attention>;
};

/**
 * Caller cards: extension pages, framed in the CRM page that is in front, or alone in a small
 * window when none is. Each is opened with a nonce that counts once, for one document.
 */
export class Cards {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get #store(): Store {
    return this.#parts.store;
  }

  /** Shows a call where the agent looks. */
  async show(callId: string): Promise<void> {
    if (!this.#parts.wanted()) return;
    if (this.#store.memory.cards.some((card) => card.callId === callId)) return;
    const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (front?.id !== undefined && this.#isCrm(front.url)) {
      if (await this.#showInTab(callId, front.id)) return;
    }
    await this.#showInWindow(callId);
  }

  /** A tab came in front, or was loaded, while it rings: the card is there, too. */
  async showRingingIn(tabId: number, freshPage: boolean): Promise<void> {
    if (!this.#parts.wanted()) return;
    for (const call of ringingCalls(this.#store.snapshot)) {
      if (freshPage || !this.#shownIn(call.id, tabId)) await this.#showInTab(call.id, tabId);
    }
  }

  /** Shows a call in one tab; false when no content script answers there. */
  async #showInTab(callId: string, tabId: number): Promise<boolean> {
    const card: Card = { nonce: crypto.randomUUID(), callId, tabId };
    await this.#remember(card);
    try {
      const { nonce } = card;
      const title = words('page_card_title');
      await toPage<HubToPage>(tabId, TOP_FRAME)('card.show', { nonce, title });
      return true;
    } catch {
      await this.#forget(card.nonce);
      return false;
    }
  }

  #shownIn(callId: string, tabId: number): boolean {
    return this.#store.memory.cards.some((card) => card.callId === callId && card.tabId === tabId);
  }

  /**
   * Takes every card of a call away, and only then forgets it: a worker that is stopped in between
   * does it again.
   */
  async hide(callId: string): Promise<void> {
    const gone = this.#store.memory.cards.filter((card) => card.callId === callId);
    if (gone.length === 0) return;
    await Promise.allSettled(gone.map(takeAway));
    const { cards } = this.#store.memory;
    await this.#store.changeMemory({ cards: cards.filter((card) => !gone.includes(card)) });
    return this.hide(callId);
  }

  /**
   * A card says hello: its nonce is live, unused, and of this very tab, or of a window of its own.
   * The answer is the call that it is for.
   */
  async welcome(nonce: string, speaker: Speaker): Promise<string | null> {
    const card = this.#cardOf(nonce);
    if (!card || card.documentId !== undefined || speaker.documentId === undefined) return null;
    const rightPlace =
      card.tabId === null ? speaker.frameId === TOP_FRAME : card.tabId === speaker.tabId;
    if (!rightPlace) return null;
    await this.#replace({ ...card, documentId: speaker.documentId });
    return card.callId;
  }

  /** The call that a card may act on, if it is the document that its nonce was spent on. */
  callOf(nonce: string, speaker: Speaker): string | null {
    const card = this.#cardOf(nonce);
    const same = card?.documentId !== undefined && card.documentId === speaker.documentId;
    return card && same ? card.callId : null;
  }

  #isCrm(url: string | undefined): boolean {
    return url !== undefined && URL.canParse(url) && this.#parts.siteOn(new URL(url).origin);
  }

  async #showInWindow(callId: string): Promise<void> {
    const nonce = crypto.randomUUID();
    // Relative: in a window of its own the dynamic address that `getURL` gives is blocked.
    const url = `${CARD_PAGE}?nonce=${nonce}`;
    // Remembered first: the window may say hello before Chrome has told us its ids.
    await this.#remember({ nonce, callId, tabId: null });
    // It takes the keyboard only from where nobody types.
    const focused = (await this.#parts.attention()) === 'free';
    const window = await browser.windows.create({ type: 'popup', url, focused, ...WINDOW });
    const known = this.#cardOf(nonce);
    if (known) await this.#replace({ ...known, windowId: window.id });
    else if (window.id !== undefined) await browser.windows.remove(window.id);
  }

  #cardOf(nonce: string): Card | undefined {
    return this.#store.memory.cards.find((card) => card.nonce === nonce);
  }

  /** A page that asks anew gets a new card, and its old one counts no more. */
  #remember(card: Card): Promise<void> {
    const others = this.#store.memory.cards.filter(
      ({ callId, tabId }) => callId !== card.callId || tabId !== card.tabId,
    );
    return this.#store.changeMemory({ cards: remembered(others, card, CARDS_KEPT) });
  }

  #forget(nonce: string): Promise<void> {
    const { cards } = this.#store.memory;
    return this.#store.changeMemory({ cards: cards.filter((known) => known.nonce !== nonce) });
  }

  #replace(card: Card): Promise<void> {
    const { cards } = this.#store.memory;
    return this.#store.changeMemory({
      cards: cards.map((known) => (known.nonce === card.nonce ? card : known)),
    });
  }
}

/** A card whose window Chrome has not named yet is closed by whoever opened it. */
async function takeAway({ tabId, windowId }: Card): Promise<void> {
  if (tabId !== null) await toPage<HubToPage>(tabId, TOP_FRAME)('card.hide', {});
  else if (windowId !== undefined) await browser.windows.remove(windowId);
}
