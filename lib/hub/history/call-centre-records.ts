import type { Result } from '../../messaging/result';
import type { HistoryPage } from '../../snapshot/history';
import type { TimeRange } from '../../telephony/desk';
import type { VendorRecord } from '../gateway/vendor-calls';

/** An answer serves this long: a search is asked for again with every letter. */
const FRESH_MS = 30_000;

export type Told = {
  readonly records: readonly VendorRecord[];
  readonly callCentre: HistoryPage['callCentre'];
};

type Parts = {
  /** Whether this call centre keeps records that may be asked for. */
  readonly kept: () => boolean;
  readonly ask: (range: TimeRange) => Promise<Result<readonly VendorRecord[], string>>;
  readonly now: () => number;
};

/** The call centre's own records, in memory only and not for long. Never rejects. */
export class CallCentreRecords {
  readonly #parts: Parts;
  #last: { readonly from: number; readonly at: number; readonly told: Promise<Told> } | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All since then. */
  since(from: number): Promise<Told> {
    const { kept, now } = this.#parts;
    if (!kept() || from === Infinity) return Promise.resolve({ records: [], callCentre: 'none' });
    if (this.#last?.from === from && now() - this.#last.at < FRESH_MS) return this.#last.told;
    const told = this.#ask({ from, to: now() });
    this.#last = { from, at: now(), told };
    return told;
  }

  /** The next question goes to the call centre: a call has ended, or somebody else is the agent. */
  forget(): void {
    this.#last = null;
  }

  async #ask(range: TimeRange): Promise<Told> {
    const answer = await this.#parts.ask(range).catch(() => null);
    return answer?.ok
      ? { records: answer.value, callCentre: 'merged' }
      : { records: [], callCentre: 'failed' };
  }
}
