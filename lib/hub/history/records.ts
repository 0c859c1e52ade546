import type { HistoryRecord } from '../../snapshot/history';
import type { CallId } from '../../telephony/call';
import { dayOf, keptSince } from './days';
import type { HistoryKey, HistorySecret } from './history-key';
import type { RecordStore } from './record-store';
import { sealingWith, type Sealing } from './sealing';

/** What the agent wrote about a call, and how long that took, ms. `''` takes it back. */
export type Amendment = Partial<
  Pick<HistoryRecord, 'note' | 'disposition' | 'followUp' | 'wrapUp'>
>;

/** The content of a row: either half may be there before the other. */
type Kept = { readonly record?: HistoryRecord; readonly written?: Amendment };

type Parts = {
  readonly key: HistoryKey;
  readonly rows: RecordStore;
  /** For so many days, today counted; 0: nothing is kept. */
  readonly days: () => number;
  readonly now: () => number;
};

type Opened = { readonly secret: HistorySecret; readonly sealing: Sealing };

/**
 * The agent's own calls on disk, readable only while the key is at hand. Everything goes through one
 * queue, so that nothing is written behind a sign-out.
 */
export class Records {
  readonly #parts: Parts;
  #queue: Promise<unknown> = Promise.resolve();
  #opened: Opened | null = null;
  #read: Map<string, Kept> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All that is kept, in no order. */
  all(): Promise<readonly HistoryRecord[]> {
    return this.#next(async () => {
      const opened = await this.#open();
      await this.#prune();
      if (!opened) return [];
      this.#read ??= await this.#readAll(opened);
      return [...this.#read.values()].flatMap(drawn).filter(({ at }) => at >= this.#since());
    });
  }

  /** Keeps an ended call. Told again, it is the same record; what was written about it stays. */
  add(record: HistoryRecord): Promise<void> {
    return this.#next(() =>
      this.#change(record.id, (before) => ({ ...before, record }), record.at),
    );
  }

  /** Keeps a call of which less is known, unless it is here already. */
  addMissing(record: HistoryRecord): Promise<void> {
    return this.#next(() =>
      this.#change(
        record.id,
        (before) => (before.record ? before : { ...before, record }),
        record.at,
      ),
    );
  }

  /** Adds to a call's record what was written about it, also before the call has ended. */
  amend(call: CallId, written: Amendment): Promise<void> {
    return this.#next(() =>
      this.#change(call, (before) => ({ ...before, written: { ...before.written, ...written } })),
    );
  }

  /** What is older than the days allow goes, and everything if its key is gone for good. */
  tidy(): Promise<void> {
    return this.#next(async () => {
      await this.#open();
      await this.#prune();
    });
  }

  /** The key first, and with it the sense of every row; then the rows, unless it comes back. */
  forget(): Promise<void> {
    return this.#next(async () => {
      const { key, rows } = this.#parts;
      this.#opened = null;
      this.#read = null;
      await key.forget();
      if (key.comesBack) return;
      await rows.clear();
      await this.#open();
    });
  }

  async #change(call: CallId, change: (before: Kept) => Kept, began?: number): Promise<void> {
    const { now, rows } = this.#parts;
    const opened = await this.#open();
    await this.#prune();
    if (!opened) return;
    const { secret, sealing } = opened;
    if (began !== undefined && began <= secret.since) return;
    const at = began ?? now();
    if (at < this.#since()) return;
    const id = await sealing.nameOf(call);
    const row = await rows.read(id);
    const before = row ? (((await sealing.open(row)) ?? {}) as Kept) : {};
    const after = change(before);
    if (after === before) return;
    await rows.write(await sealing.seal(id, dayOf(after.record?.at ?? at), after));
    this.#read?.set(id, after);
  }

  async #readAll({ sealing }: Opened): Promise<Map<string, Kept>> {
    const { key, rows } = this.#parts;
    const found = await rows.all();
    const read = new Map<string, Kept>();
    const strange: string[] = [];
    for (const row of found) {
      const kept = (await sealing.open(row)) as Kept | undefined;
      if (kept) read.set(row.id, kept);
      else strange.push(row.id);
    }
    if (strange.length > 0 && !key.comesBack) await rows.remove(strange);
    return read;
  }

  async #prune(): Promise<void> {
    const since = this.#since();
    if (since !== Infinity) return this.#parts.rows.removeBefore(dayOf(since));
    this.#read = null;
    await this.#parts.rows.clear();
  }

  #since(): number {
    return keptSince(this.#parts.days(), this.#parts.now());
  }

  async #open(): Promise<Opened | null> {
    if (this.#opened) return this.#opened;
    const taken = await this.#parts.key.take();
    if (!taken) return null;
    const { secret, fresh } = taken;
    if (fresh) await this.#parts.rows.clear();
    this.#opened = { secret, sealing: await sealingWith(secret.bytes) };
    return this.#opened;
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

/** A record as it is shown; something written about a call that has not ended shows none. */
function drawn({ record, written = {} }: Kept): readonly HistoryRecord[] {
  if (!record) return [];
  const { note, disposition, followUp, wrapUp = record.wrapUp } = written;
  return [
    {
      ...record,
      wrapUp,
      note: note || record.note,
      disposition: disposition || record.disposition,
      followUp: followUp || record.followUp,
    },
  ];
}
