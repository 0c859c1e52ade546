import { browser } from '../browser';
import type { Logger } from '../log/log';
import { contains, readNumberList, type NumberSet } from '../policy/do-not-call';
import { fetchNumberList } from './number-list';
import type { SettingsSource } from './settings-source';
import type { Store } from './store';

/** The list is due to be fetched again. */
export const DO_NOT_CALL_ALARM = 'do-not-call';

const STORED_KEY = 'do-not-call';
const FRESH_MINUTES = 60;
/** While there is none at all no customer can be called. */
const RETRY_MINUTES = 1;

type StoredList = { readonly url: string; readonly text: string };

type Parts = {
  readonly store: Store;
  readonly settings: Pick<SettingsSource, 'current'>;
  readonly now: () => number;
  readonly log: Logger;
};

/**
 * The numbers that nobody may call: those in the settings, and those listed at an address, which are
 * fetched when the browser starts and every hour. The last good list stays on disk, so that a server
 * that is down lets nothing through; without any, nobody knows who may be called.
 */
export class DoNotCall {
  readonly #parts: Parts;
  /** Of that address alone: another one's list says nothing about this one's. */
  #list: { readonly url: string; readonly numbers: NumberSet } | null = null;
  #found: { readonly url: string; readonly done: Promise<void> } | null = null;
  #fetching: { readonly url: string; readonly done: Promise<void> } | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether a number may be called as far as the lists say; `unknown` while one is missing. */
  stateOf(e164: string): 'free' | 'listed' | 'unknown' {
    const { doNotCall, doNotCallUrl: url } = this.#parts.settings.current;
    if (doNotCall.includes(e164)) return 'listed';
    if (url === '') return 'free';
    if (this.#list?.url !== url) return 'unknown';
    return contains(this.#list.numbers, e164) ? 'listed' : 'free';
  }

  /** Before a number is judged: finds the stored list. A missing one is fetched, but not waited for. */
  async ready(): Promise<void> {
    const { doNotCallUrl: url } = this.#parts.settings.current;
    if (url === '' || this.#has(url)) return;
    await this.#load(url);
    if (!this.#has(url)) void this.refresh();
  }

  /** At every start of the worker: fetches what is due, and sees that the alarm is set. */
  async start(): Promise<void> {
    const { doNotCallUrl: url } = this.#parts.settings.current;
    if (url === '') return this.#stop();
    await this.#load(url);
    const asked = this.#parts.store.memory.doNotCallAsked;
    const due = asked?.url === url ? asked.at + this.#pause() * 60_000 : 0;
    if (due <= this.#parts.now()) return this.refresh();
    await browser.alarms.create(DO_NOT_CALL_ALARM, { when: due });
  }

  /** Fetches the list now, unless that is going on; a failure leaves the last good one as it is. */
  refresh(): Promise<void> {
    const { doNotCallUrl: url } = this.#parts.settings.current;
    if (url === '') return Promise.resolve();
    if (this.#fetching?.url === url) return this.#fetching.done;
    const done = this.#fetch(url).finally(() => {
      if (this.#fetching?.url === url) this.#fetching = null;
    });
    this.#fetching = { url, done };
    return done;
  }

  async #fetch(url: string): Promise<void> {
    const { store, settings, now, log } = this.#parts;
    await store.changeMemory({ doNotCallAsked: { url, at: now() } });
    try {
      const numbers = await fetchNumberList(url);
      if (settings.current.doNotCallUrl !== url) return;
      this.#list = { url, numbers };
      log.info(`The do-not-call list has ${String(numbers.length)} numbers`);
      // Without its comments, in which names may stand.
      const text = Array.from(numbers, (number) => `+${String(number)}`).join('\n');
      await browser.storage.local.set({ [STORED_KEY]: { url, text } satisfies StoredList });
    } catch (cause) {
      log.warn('The do-not-call list was not loaded, or not stored', cause);
    } finally {
      await browser.alarms.create(DO_NOT_CALL_ALARM, { delayInMinutes: this.#pause() });
    }
  }

  /** Once in the worker's life. */
  #load(url: string): Promise<void> {
    if (this.#found?.url !== url) this.#found = { url, done: this.#find(url) };
    return this.#found.done;
  }

  async #find(url: string): Promise<void> {
    const found = await browser.storage.local.get(STORED_KEY);
    const stored = found[STORED_KEY] as StoredList | undefined;
    const numbers = stored?.url === url ? readNumberList(stored.text) : null;
    if (numbers && !this.#has(url)) this.#list = { url, numbers };
  }

  async #stop(): Promise<void> {
    this.#list = null;
    this.#found = null;
    await this.#parts.store.changeMemory({ doNotCallAsked: null });
    await browser.alarms.clear(DO_NOT_CALL_ALARM);
    await browser.storage.local.remove(STORED_KEY);
  }

  #has(url: string): boolean {
    return this.#list?.url === url;
  }

  #pause(): number {
    return this.#list ? FRESH_MINUTES : RETRY_MINUTES;
  }
}
