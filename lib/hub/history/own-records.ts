import type { HistoryRecord } from '../../snapshot/history';
import type { CallId } from '../../telephony/call';
import { releasedHistoryKey, type HistoryKey, type HistorySecret } from './history-key';
import type { RecordStore } from './record-store';
import { Records, type Amendment } from './records';

type Parts = {
  /** This browser session's own key, and the rows under it, which end with the browser. */
  readonly session: { readonly key: HistoryKey; readonly rows: RecordStore };
  /** The rows under the key that the gateway releases. */
  readonly released: {
    readonly key: () => Promise<HistorySecret | null>;
    readonly rows: RecordStore;
  };
  readonly days: () => number;
  readonly now: () => number;
};

/**
 * The agent's own records: under the gateway's key while it is released, so that they are there again
 * after the next sign-in and for nobody else; without one they end with the browser, or the sign-out.
 */
export class OwnRecords {
  readonly #releasedKey: Parts['released']['key'];
  readonly #session: Records;
  readonly #kept: Records;
  #queue: Promise<unknown> = Promise.resolve();
  /** What `#kept` was opened with. */
  #under: HistorySecret | null = null;

  constructor({ session, released, days, now }: Parts) {
    this.#releasedKey = released.key;
    this.#session = new Records({ ...session, days, now });
    const key = releasedHistoryKey(released.key);
    this.#kept = new Records({ key, rows: released.rows, days, now });
  }

  all(): Promise<readonly HistoryRecord[]> {
    return this.#next(async () => (await this.#book()).all());
  }

  add(record: HistoryRecord): Promise<void> {
    return this.#next(async () => (await this.#book()).add(record));
  }

  addMissing(record: HistoryRecord): Promise<void> {
    return this.#next(async () => (await this.#book()).addMissing(record));
  }

  amend(call: CallId, written: Amendment): Promise<void> {
    return this.#next(async () => (await this.#book()).amend(call, written));
  }

  tidy(): Promise<void> {
    return this.#next(async () => {
      await this.#session.tidy();
      await this.#kept.tidy();
    });
  }

  /** Takes over what this agent's calls have left while the key was on its way. */
  released(): Promise<void> {
    return this.#next(async () => {
      if ((await this.#book()) !== this.#kept) return;
      for (const record of await this.#session.all()) await this.#kept.addMissing(record);
    });
  }

  /** After the gateway's key has been put away. */
  forget(): Promise<void> {
    return this.#next(async () => {
      this.#under = null;
      await this.#kept.forget();
      await this.#session.forget();
    });
  }

  /** Asked each time: the key may have come, or gone, or be another agent's. */
  async #book(): Promise<Records> {
    const secret = await this.#releasedKey();
    if (String(secret?.bytes) !== String(this.#under?.bytes)) await this.#kept.forget();
    this.#under = secret;
    return secret ? this.#kept : this.#session;
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
