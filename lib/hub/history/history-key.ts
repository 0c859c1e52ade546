import { browser } from '../../browser';

/** What the history is sealed with, and since when: calls that began earlier are not its business. */
export type HistorySecret = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** ms since 1970. */
  readonly since: number;
};

/** Where the history's secret comes from. Whoever has none has no history. */
export interface HistoryKey {
  /** The same secret comes back, so that rows are left to wait for it; a row may be somebody else's. */
  readonly comesBack: boolean;
  /**
   * `null`: there is none now. `fresh`: it was made just now, so that nothing which lies on disk can
   * be opened with it.
   */
  take(): Promise<{ readonly secret: HistorySecret; readonly fresh: boolean } | null>;
  /** It is gone from here on: what was sealed with it cannot be read by anybody without it. */
  forget(): Promise<void>;
}

/** The secret that the gateway has released; whose it is, and for how long, is not decided here. */
export function releasedHistoryKey(released: () => Promise<HistorySecret | null>): HistoryKey {
  return {
    comesBack: true,
    take: async () => {
      const secret = await released();
      return secret && { secret, fresh: false };
    },
    forget: () => Promise.resolve(),
  };
}

const KEY = 'history-key';
const SECRET_BYTES = 32;

type Stored = { readonly secret: readonly number[]; readonly since: number };

/**
 * A secret of this browser session's own, which is never on disk: the history ends with the browser.
 * Call it from one queue: two that take the first one at once would each make theirs.
 */
export class SessionHistoryKey implements HistoryKey {
  readonly comesBack = false;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async take() {
    const found = (await browser.storage.session.get(KEY))[KEY] as Stored | undefined;
    if (found) return { secret: secretOf(found), fresh: false };
    const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
    const made: Stored = { secret: [...bytes], since: this.#now() };
    await browser.storage.session.set({ [KEY]: made });
    return { secret: secretOf(made), fresh: true };
  }

  async forget(): Promise<void> {
    await browser.storage.session.remove(KEY);
  }
}

function secretOf({ secret, since }: Stored): HistorySecret {
  return { bytes: Uint8Array.from(secret), since };
}
