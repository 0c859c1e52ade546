import { browser } from '../browser';
import type { Logger } from '../log/log';
import { EMPTY_SNAPSHOT, type CallView, type Snapshot } from '../snapshot/snapshot';
import type { PlacedCall } from '../policy/call-rate';
import { SNAPSHOT_KEY } from '../snapshot/storage-keys';
import type { AgentDuty, DialOptions } from '../telephony/provider';
import { beginShift, type AgentState } from './agent/agent-state';
import type { StateTimes } from './agent/state-times';
import type { Rests } from './gateway/resting';
import type { Popped } from './pop/popped';

const MEMORY_KEY = 'hub-memory';

/** A dial that was decided; kept until the engine shows the call, so that a kill loses nothing. */
export type PendingDial = {
  readonly id: string;
  readonly number: string;
  readonly asShown?: string;
  readonly options?: DialOptions;
  readonly at: number;
};

/** One caller card on one page; the nonce opens it once, for one document. */
export type Card = {
  readonly nonce: string;
  readonly callId: string;
  /** The tab whose page frames the card; `null` for a card in a window of its own. */
  readonly tabId: number | null;
  readonly windowId?: number;
  readonly documentId?: string;
};

/** What the hub must find again after it was stopped, and no view needs. */
export type Memory = {
  readonly engineEpoch: string | null;
  readonly usedWishes: readonly string[];
  readonly pendingDial: PendingDial | null;
  /** Calls that went out lately; a worker that is stopped must not forget how many. */
  readonly placed: readonly PlacedCall[];
  /** When the do-not-call list was last asked for, and where. */
  readonly doNotCallAsked: { readonly url: string; readonly at: number } | null;
  readonly cards: readonly Card[];
  /** Records that came forward, which happens once for each call. */
  readonly popped: readonly Popped[];
  readonly signInWindow: number | null;
  readonly agent: AgentState;
  /** The agent's state as the call centre was told last; `null`: not since it is on line. */
  readonly toldDuty: AgentDuty | null;
  /** The same as it told us last. */
  readonly heardDuty: AgentDuty | null;
  readonly stateTimes: StateTimes | null;
  /** Calls that have ended, and about which the agent may still write, or that are no record yet. */
  readonly endedCalls: readonly CallView[];
  /** A newer version of the extension has been fetched. */
  readonly updateReady: boolean;
  /** How the gateway fares that is asked there. */
  readonly gateway: { readonly origin: string; readonly rests: Rests } | null;
};

export const EMPTY_MEMORY: Memory = {
  engineEpoch: null,
  usedWishes: [],
  pendingDial: null,
  placed: [],
  doNotCallAsked: null,
  cards: [],
  popped: [],
  signInWindow: null,
  agent: beginShift(0),
  toldDuty: null,
  heardDuty: null,
  stateTimes: null,
  endedCalls: [],
  updateReady: false,
  gateway: null,
};

export type Stored = { readonly snapshot: Snapshot; readonly memory: Memory };

type Change = (stored: Stored) => Stored;

/**
 * The hub's only state, and the one writer of it. Changes are pure functions, applied in order to
 * what is in memory and written whole; a promise that resolves says that it is stored. Concurrent
 * get-then-set would lose updates (measured: 200 increments ended at 1).
 */
export class Store {
  #stored: Stored = { snapshot: EMPTY_SNAPSHOT, memory: EMPTY_MEMORY };
  #written: Promise<void> = Promise.resolve();
  readonly #listeners: ((now: Snapshot, before: Snapshot) => void)[] = [];
  readonly #makeRoom: () => Promise<void>;
  readonly #log: Logger;

  constructor(makeRoom: () => Promise<void>, log: Logger) {
    this.#makeRoom = makeRoom;
    this.#log = log;
  }

  get snapshot(): Snapshot {
    return this.#stored.snapshot;
  }

  get memory(): Memory {
    return this.#stored.memory;
  }

  /** Finds what an earlier life of the worker left; once, before anything else. */
  async load(): Promise<void> {
    const found = await browser.storage.session.get([SNAPSHOT_KEY, MEMORY_KEY]);
    this.#stored = {
      snapshot: { ...EMPTY_SNAPSHOT, ...(found[SNAPSHOT_KEY] as Partial<Snapshot> | undefined) },
      memory: { ...EMPTY_MEMORY, ...(found[MEMORY_KEY] as Partial<Memory> | undefined) },
    };
  }

  /** Applies a change now and resolves when it is stored. An unchanged state is not written. */
  change(change: Change): Promise<void> {
    const before = this.#stored;
    const after = change(before);
    if (after.snapshot === before.snapshot && after.memory === before.memory) return this.#written;
    this.#stored = after;
    this.#written = this.#written.then(() => this.#write(after));
    if (after.snapshot !== before.snapshot) {
      for (const listener of this.#listeners) listener(after.snapshot, before.snapshot);
    }
    return this.#written;
  }

  /**
   * A full storage must never keep a call waiting: room is made, and a write that fails even then is
   * made good by the next one, since each writes everything.
   */
  async #write({ snapshot, memory }: Stored): Promise<void> {
    const items = { [SNAPSHOT_KEY]: snapshot, [MEMORY_KEY]: memory };
    try {
      await browser.storage.session.set(items);
    } catch (cause) {
      this.#log.warn('Storage is full: what pages have shown is forgotten', cause);
      await this.#makeRoom();
      await browser.storage.session
        .set(items)
        .catch((again: unknown) => this.#log.error('The state could not be stored', again));
    }
  }

  changeSnapshot(patch: Partial<Snapshot>): Promise<void> {
    return this.change((stored) => ({ ...stored, snapshot: { ...stored.snapshot, ...patch } }));
  }

  changeMemory(patch: Partial<Memory>): Promise<void> {
    return this.change((stored) => ({ ...stored, memory: { ...stored.memory, ...patch } }));
  }

  /** Told after every change of the snapshot, in order, before it is on its way to storage. */
  onSnapshot(listener: (now: Snapshot, before: Snapshot) => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves as soon as the snapshot is so, or after `ms`. */
  async until(so: (snapshot: Snapshot) => boolean, ms: number): Promise<void> {
    if (so(this.snapshot)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (now: Snapshot): void => {
      if (so(now)) resolve();
    };
    this.#listeners.push(look);
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
    this.#listeners.splice(this.#listeners.indexOf(look), 1);
  }
}

/** The newest `limit` entries, with one more. */
export function remembered<T>(list: readonly T[], entry: T, limit: number): readonly T[] {
  return [...list, entry].slice(-limit);
}
