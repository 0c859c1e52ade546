import type { Logger } from '../../log/log';
import type { Region } from '../../phone-numbers/found';
import type { DayFigures, HistoryPage, HistoryRecord } from '../../snapshot/history';
import type { CallView } from '../../snapshot/snapshot';
import type { Result } from '../../messaging/result';
import type { CallId } from '../../telephony/call';
import type { TimeRange } from '../../telephony/desk';
import type { EnginePort } from '../engine-port';
import type { VendorRecord } from '../gateway/vendor-calls';
import type { SettingsSource } from '../settings-source';
import type { Store } from '../store';
import { CallCentreRecords } from './call-centre-records';
import { dayStart, keptSince } from './days';
import { callsWith, type Asked } from './earlier-calls';
import { recordMatcher } from './matches';
import { merged } from './merge';
import { figuresOf, withStatistics } from './my-day';
import { recordOf, recordOfRecent, wasMissed } from './own-record';
import { pageOf } from './page-of';
import type { OwnRecords } from './own-records';
import type { Amendment } from './records';
import { sameNumberIn } from './same-number';

type Parts = {
  readonly store: Store;
  readonly settings: Pick<SettingsSource, 'current'>;
  readonly engine: Pick<EnginePort, 'ask'>;
  /** The gateway's records of this agent's calls. */
  readonly vendorCalls: (range: TimeRange) => Promise<Result<readonly VendorRecord[], string>>;
  /** The country of numbers that name none. */
  readonly region: () => Region;
  /** How long the agent has been in which state today, up to that moment. */
  readonly inState: (now: number) => DayFigures['inState'];
  readonly records: OwnRecords;
  readonly now: () => number;
  readonly log: Logger;
};

type Wanted = { readonly text: string; readonly before?: number; readonly missed?: boolean };

/** Every call as it is remembered, and what it sums up to. */
export class History {
  readonly #parts: Parts;
  readonly #records: OwnRecords;
  readonly #callCentre: readonly CallCentreRecords[];

  constructor(parts: Parts) {
    const { records, now, store, engine } = parts;
    this.#parts = parts;
    this.#records = records;
    this.#callCentre = [
      new CallCentreRecords({
        kept: () => store.snapshot.can.includes('history'),
        ask: (range) => engine.ask({ about: 'history', range }),
        now,
      }),
      new CallCentreRecords({
        kept: () => store.snapshot.gateway?.can.includes('calls') === true,
        ask: parts.vendorCalls,
        now,
      }),
    ];
  }

  /**
   * Puts in order what an earlier life of the worker left. A call's end is stored before its record is
   * written: a worker that was stopped in between has left it there.
   */
  async start(): Promise<void> {
    const { snapshot, memory } = this.#parts.store;
    await this.#told('tidied', this.#records.tidy());
    const ended = [...memory.endedCalls.map(recordOf), ...snapshot.recent.map(recordOfRecent)];
    for (const record of ended) await this.#told('kept', this.#records.addMissing(record));
  }

  /** A call has ended. Told twice, it is one record. */
  async ended(call: CallView): Promise<void> {
    this.#forgetTheirs();
    await this.#told('kept', this.#records.add(recordOf(call)));
  }

  /** What the agent wrote about a call, before or after it ended. */
  async amend(call: CallId, written: Amendment): Promise<void> {
    await this.#told('amended', this.#records.amend(call, written));
  }

  /** The settings say how long calls are remembered. */
  async settingsChanged(): Promise<void> {
    await this.#told('tidied', this.#records.tidy());
  }

  /** The gateway has released this agent's key: what was kept without it is sealed with it now. */
  async released(): Promise<void> {
    await this.#told('sealed', this.#records.released());
  }

  /** Nobody can read it any more, whatever of it is left on the disk. */
  async signedOut(): Promise<void> {
    this.#forgetTheirs();
    await this.#records.forget();
  }

  /** One page of what matches, newest first; 30 records. */
  async find({ text, before, missed }: Wanted): Promise<HistoryPage> {
    const { settings, now, region } = this.#parts;
    const since = keptSince(settings.current.historyDays, now());
    const [own, told] = await Promise.all([
      this.#records.all(),
      Promise.all(this.#callCentre.map((theirs) => theirs.since(since))),
    ]);
    const all = told.reduce(
      (known, { records }) => merged(known, records, sameNumberIn(region())),
      own,
    );
    const callCentre =
      (['failed', 'merged'] as const).find((state) =>
        told.some((one) => one.callCentre === state),
      ) ?? 'none';
    const matches = recordMatcher(text);
    const found = all.filter((record) => matches(record) && (!missed || wasMissed(record)));
    return { ...pageOf(found, before), callCentre };
  }

  /** Our own calls with the same number or record, newest first. */
  async callsWith(asked: Asked): Promise<readonly HistoryRecord[]> {
    const sameNumber = sameNumberIn(this.#parts.region());
    return callsWith(await this.#records.all(), asked, sameNumber);
  }

  /** The agent has looked: missed calls are not counted any more. */
  async seen(): Promise<void> {
    await this.#parts.store.changeSnapshot({ missed: 0 });
  }

  /** The agent's day so far: the call centre's statistics where it has them. */
  async figures(): Promise<DayFigures> {
    const { store, settings, engine, inState, now } = this.#parts;
    const range = { from: dayStart(now()), to: now() };
    // With no history kept, the calls that the views still show are all there is to count.
    const records =
      settings.current.historyDays === 0
        ? store.snapshot.recent.map(recordOfRecent)
        : await this.#records.all();
    const own = figuresOf(records, inState(range.to), range.from);
    if (!store.snapshot.can.includes('statistics')) return own;
    const told = await engine.ask({ about: 'statistics', range });
    return told.ok ? withStatistics(own, told.value) : own;
  }

  /** The next question goes to the call centre again. */
  #forgetTheirs(): void {
    for (const theirs of this.#callCentre) theirs.forget();
  }

  /** A history that cannot be written never keeps a call waiting. */
  async #told(what: string, done: Promise<void>): Promise<void> {
    await done.catch((cause: unknown) => {
      this.#parts.log.warn(`The history could not be ${what}`, cause);
    });
  }
}
