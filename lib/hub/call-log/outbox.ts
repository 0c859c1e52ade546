import { isUndelivered } from '../../crm/outbox/plan';
import type { FinishedCall, FinishedCalls } from '../agent/finished-call';
import type { ChangeableCalls } from './changeable-calls';
import { amended, claimed, entryOf, lastsUntil, withoutDelivered } from './entry';
import type { LoggingCrm, OutboxEntry } from './entry';
import type { OutboxStore } from './outbox-store';

type Parts = {
  readonly rows: OutboxStore;
  readonly changeable: ChangeableCalls;
  /** Whoever is at work now, as `ownerOf` says. */
  readonly owner: () => string;
  /** Those that calls are written to now. */
  readonly crms: () => readonly LoggingCrm[];
  readonly now: () => number;
  /** Told after every change, with all of this agent's entries. */
  readonly changed: (entries: readonly OutboxEntry[]) => void;
};

/**
 * This agent's finished calls on their way to the CRMs. All changes go through one queue, and are on
 * disk when they resolve. What other agents have left is neither read nor touched.
 */
export class Outbox implements FinishedCalls {
  readonly #parts: Parts;
  #queue: Promise<unknown> = Promise.resolve();
  #entries: Map<string, OutboxEntry> | null = null;
  #owner = '';

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All of this agent's, in no order. */
  entries(): Promise<readonly OutboxEntry[]> {
    return this.#next(async () => [...(await this.#own()).values()]);
  }

  finish(call: FinishedCall, settled: boolean): Promise<void> {
    return this.#next(async () => {
      const { now, crms, changeable } = this.#parts;
      const before = (await this.#own()).get(call.id);
      const about = { crms: crms(), settled, now: now() };
      const after = before ? amended(before, call, about) : entryOf(call, settled, now());
      await changeable.keep(call);
      await this.#write(claimed(after, crms(), now()));
    });
  }

  finished(id: string): Promise<FinishedCall | null> {
    return this.#next(async () => {
      const entry = (await this.#own()).get(id);
      return entry ? (entry.call ?? this.#parts.changeable.find(id)) : null;
    });
  }

  /** Those that the agent may still change. */
  changeable(): Promise<ReadonlySet<string>> {
    return this.#next(async () => {
      const own = await this.#own();
      const kept = (await this.#parts.changeable.all()).filter(({ id }) => own.has(id));
      const waiting = [...own.values()].flatMap(({ call }) => call ?? []);
      return new Set([...kept, ...waiting].map(({ id }) => id));
    });
  }

  /** Nothing of what every CRM has is known any more. */
  forget(): Promise<void> {
    return this.#next(() => this.#parts.changeable.forget());
  }

  has(id: string): Promise<boolean> {
    return this.#next(async () => (await this.#own()).has(id));
  }

  /** Changes one, if it is still there, and gives what it is now. */
  change(
    id: string,
    change: (entry: OutboxEntry) => OutboxEntry,
  ): Promise<OutboxEntry | undefined> {
    return this.#next(async () => {
      const before = (await this.#own()).get(id);
      const after = before && change(before);
      if (after && after !== before) await this.#write(after);
      return after;
    });
  }

  /** Changes all that the change is about. */
  changeAll(change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    return this.#next(async () => {
      for (const before of [...(await this.#own()).values()]) {
        const after = change(before);
        if (after !== before) await this.#write(after);
      }
    });
  }

  /** What no CRM has is gone for good. */
  discard(): Promise<void> {
    return this.#next(async () => {
      const own = await this.#own();
      const lost = [...own.values()].filter((entry) => entry.call && isUndelivered(entry));
      await this.#parts.rows.remove(lost.map(({ id }) => id));
      for (const { id } of lost) own.delete(id);
      this.#parts.changed([...own.values()]);
    });
  }

  /** Reads the disk again: somebody else is at work, or the key has come or gone. */
  reopen(): Promise<void> {
    return this.#next(async () => {
      const { rows, owner, now, changed } = this.#parts;
      await rows.prune(now());
      await rows.sealAnew(owner());
      this.#entries = null;
      changed([...(await this.#own()).values()]);
    });
  }

  async #own(): Promise<Map<string, OutboxEntry>> {
    const owner = this.#parts.owner();
    if (this.#entries && owner === this.#owner) return this.#entries;
    const all = await this.#parts.rows.all();
    this.#owner = owner;
    this.#entries = new Map(
      all.filter((entry) => entry.owner === owner).map((entry) => [entry.id, entry]),
    );
    return this.#entries;
  }

  async #write(entry: OutboxEntry): Promise<void> {
    const { rows, changed } = this.#parts;
    const kept = withoutDelivered(entry);
    await rows.put(kept, lastsUntil(kept));
    if (kept.owner !== this.#owner || !this.#entries) return;
    this.#entries.set(kept.id, kept);
    changed([...this.#entries.values()]);
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
