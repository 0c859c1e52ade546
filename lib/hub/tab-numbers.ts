import { browser } from '../browser';
import { sightingOf } from '../crm/connectors/seen-on-page/sighting';
import type { SeenNumbers } from '../crm/connectors/seen-on-page/seen-numbers';
import type { PageNumber } from '../messaging/protocol';
import type { Speaker } from '../messaging/roles';
import type { TabNumbers } from '../snapshot/snapshot';
import { tabNumbersKey } from '../snapshot/storage-keys';

const NUMBERS_PER_TAB = 200;

/** What each open tab shows: for the panel's list, and for whoever calls later. */
export class OpenTabs {
  readonly #seen: SeenNumbers;
  #queue: Promise<void> = Promise.resolve();

  constructor(seen: SeenNumbers) {
    this.#seen = seen;
  }

  /** A new document: what the tab showed before is gone. */
  fresh(tabId: number, origin: string): Promise<void> {
    return this.#queued(() => this.#write(tabId, { origin, host: hostOf(origin), numbers: [] }));
  }

  /** What is known of a tab's finder beside its numbers. */
  async note(
    { tabId, origin }: Speaker,
    known: Pick<TabNumbers, 'region' | 'finder'>,
  ): Promise<void> {
    if (tabId === undefined) return;
    await this.#queued(async () => {
      const before = await this.#read(tabId);
      const empty = { origin, host: hostOf(origin), numbers: [] };
      await this.#write(tabId, { ...(before ?? empty), ...known });
    });
  }

  /** A frame of a tab shows these numbers. */
  async show(numbers: readonly PageNumber[], speaker: Speaker, now: number): Promise<void> {
    const { tabId, tabTitle, tabUrl, origin, url } = speaker;
    if (tabId === undefined) return;
    const claimant = { origin, url, tabTitle, tabUrl };
    const seen = this.#seen.saw(numbers.map((number) => sightingOf(number, claimant, now)));
    await this.#queued(async () => {
      const before = await this.#read(tabId);
      await this.#write(tabId, {
        ...before,
        origin: before?.origin ?? origin,
        host: before?.host ?? hostOf(origin),
        numbers: merged(before?.numbers ?? [], numbers),
      });
    });
    await seen;
  }

  closed(tabId: number): Promise<void> {
    return this.#queued(() => browser.storage.session.remove(tabNumbersKey(tabId)));
  }

  async #read(tabId: number): Promise<TabNumbers | null> {
    const key = tabNumbersKey(tabId);
    return ((await browser.storage.session.get(key))[key] as TabNumbers | undefined) ?? null;
  }

  #write(tabId: number, numbers: TabNumbers): Promise<void> {
    return browser.storage.session.set({ [tabNumbersKey(tabId)]: numbers });
  }

  /** A full storage loses a list, never a call. */
  #queued(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch(() => undefined);
    return this.#queue;
  }
}

function merged(before: readonly PageNumber[], more: readonly PageNumber[]): readonly PageNumber[] {
  const byNumber = new Map([...before, ...more].map((number) => [number.e164, number]));
  return [...byNumber.values()].slice(-NUMBERS_PER_TAB);
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
