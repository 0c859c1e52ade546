import type { Logger } from '../../log/log';
import { newSealingKey, seal, unseal, type Sealed } from '../../sealed';
import type { Draft, FinishedCall } from './finished-call';

/** Where drafts lie until they are closed, and closed ones until they are delivered. */
export interface DraftStore {
  /** On disk when it resolves. */
  put(draft: Draft): Promise<void>;
  all(): Promise<readonly Draft[]>;
  /** Out of the drafts and into the outbox in one step, which is done or not done. */
  finish(call: FinishedCall): Promise<void>;
  finished(id: string): Promise<FinishedCall | null>;
  remove(id: string): Promise<void>;
  /** Forgets what was finished before then. */
  prune(before: number): Promise<void>;
  /** Puts what this agent has left here under the key that the gateway has released, if it has. */
  sealAnew(owner: string): Promise<void>;
}

/**
 * A row as it lies on disk. `at`: ms since 1970, in clear, so that old rows can be found. `released`:
 * it opens with the key that the gateway gives this agent; else with one that lies beside it, which
 * raises the cost alone.
 */
type SealedRow = Sealed & { readonly id: string; readonly at: number; readonly released?: true };
type Row = { readonly id: string; readonly at: number; readonly value: unknown };

const DATABASE = 'wrap-ups';
const KEY = 'aes-gcm';
type Place = 'drafts' | 'outbox';

/** Drafts and outbox in IndexedDB, encrypted. Rows that cannot be opened any more are left out. */
export class DraftDatabase implements DraftStore {
  readonly #log: Logger;
  readonly #released: () => Promise<CryptoKey | null>;
  #database: Promise<IDBDatabase> | null = null;
  #key: Promise<CryptoKey> | null = null;

  /** `released`: the gateway's key of whoever is signed in, where there is one. */
  constructor(log: Logger, released: () => Promise<CryptoKey | null>) {
    this.#log = log;
    this.#released = released;
  }

  async put(draft: Draft): Promise<void> {
    const { call: id, at } = draft.wrapUp;
    const row = await this.#sealed('drafts', { id, at, value: draft });
    await this.#write(['drafts'], (stores) => stores('drafts').put(row));
  }

  async all(): Promise<readonly Draft[]> {
    const rows = (await this.#read('drafts', (store) => store.getAll())) as readonly SealedRow[];
    const opened = await Promise.all(rows.map((row) => this.#opened('drafts', row)));
    return opened.flatMap((draft) => (draft === null ? [] : [draft as Draft]));
  }

  async finish(call: FinishedCall): Promise<void> {
    const { id, finishedAt: at } = call;
    const row = await this.#sealed('outbox', { id, at, value: call });
    await this.#write(['drafts', 'outbox'], (stores) => {
      stores('outbox').put(row);
      stores('drafts').delete(id);
    });
  }

  async finished(id: string): Promise<FinishedCall | null> {
    const row = (await this.#read('outbox', (store) => store.get(id))) as SealedRow | undefined;
    return row ? ((await this.#opened('outbox', row)) as FinishedCall | null) : null;
  }

  remove(id: string): Promise<void> {
    return this.#write(['drafts'], (stores) => stores('drafts').delete(id));
  }

  async prune(before: number): Promise<void> {
    const old = await this.#read('outbox', (store) =>
      store.index('at').getAllKeys(IDBKeyRange.upperBound(before, true)),
    );
    if (old.length === 0) return;
    await this.#write(['outbox'], (stores) => {
      for (const key of old) stores('outbox').delete(key);
    });
  }

  async sealAnew(owner: string): Promise<void> {
    if (!(await this.#released())) return;
    for (const place of ['drafts', 'outbox'] as const) {
      const rows = (await this.#read(place, (store) => store.getAll())) as readonly SealedRow[];
      for (const { id, at, ...row } of rows.filter(({ released }) => !released)) {
        const value = await this.#opened(place, { id, at, ...row });
        if ((value as Partial<Draft> | null)?.owner !== owner) continue;
        const anew = await this.#sealed(place, { id, at, value });
        await this.#write([place], (stores) => stores(place).put(anew));
      }
    }
  }

  async #sealed(place: Place, { id, at, value }: Row): Promise<SealedRow> {
    const released = await this.#released();
    const sealed = await seal(released ?? (await this.#sealing()), `${place}/${id}`, value);
    return { id, at, ...sealed, ...(released ? { released: true } : {}) };
  }

  async #opened(place: Place, row: SealedRow): Promise<unknown> {
    const key = row.released ? await this.#released() : await this.#sealing();
    if (!key) return null;
    try {
      return await unseal(key, `${place}/${row.id}`, row);
    } catch (cause) {
      // What is sealed for another agent is not meant to be read.
      if (!row.released) this.#log.warn('A note on disk cannot be read', cause);
      return null;
    }
  }

  #sealing(): Promise<CryptoKey> {
    this.#key ??= this.#findKey().catch((cause: unknown) => {
      this.#key = null;
      throw cause;
    });
    return this.#key;
  }

  async #findKey(): Promise<CryptoKey> {
    const stored = (await this.#read('keys', (store) => store.get(KEY))) as CryptoKey | undefined;
    if (stored) return stored;
    const made = await newSealingKey();
    await this.#write(['keys'], (stores) => stores('keys').put(made, KEY));
    return made;
  }

  async #read<T>(place: Place | 'keys', ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await this.#open();
    return answered(ask(database.transaction(place).objectStore(place)));
  }

  /** Strict: what has resolved outlives a power cut. */
  async #write<P extends Place | 'keys'>(
    places: readonly P[],
    act: (stores: (place: P) => IDBObjectStore) => unknown,
  ): Promise<void> {
    const database = await this.#open();
    const transaction = database.transaction([...places], 'readwrite', { durability: 'strict' });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    act((place) => transaction.objectStore(place));
    await promise;
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= this.#opening().catch((cause: unknown) => {
      this.#database = null;
      throw cause;
    });
    return this.#database;
  }

  async #opening(): Promise<IDBDatabase> {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('drafts', { keyPath: 'id' });
      request.result.createObjectStore('outbox', { keyPath: 'id' }).createIndex('at', 'at');
    };
    const database = await answered(request);
    database.onclose = () => {
      this.#database = null;
    };
    return database;
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error('failed'));
  return promise;
}
