import type { Logger } from '../../log/log';
import { newSealingKey, seal, unseal, type Sealed } from '../../sealed';

/**
 * A row as it lies on disk. In clear: `at`, ms since 1970, and `until`, when it may go; absent: not by
 * itself. `released`: it opens with the key that the gateway gives this agent; else with one that lies
 * beside it, which raises the cost alone.
 */
type SealedRow = Sealed & Omit<Row, 'value'> & { readonly released?: true };
export type Row = {
  readonly id: string;
  readonly at: number;
  readonly until?: number;
  readonly value: unknown;
};

const DATABASE = 'wrap-ups';
const KEY = 'aes-gcm';
type Place = 'drafts' | 'outbox';

/** What was written about calls, in IndexedDB, encrypted. Rows that cannot be opened are left out. */
export class WrapUpDatabase {
  readonly #log: Logger;
  readonly #released: () => Promise<CryptoKey | null>;
  #database: Promise<IDBDatabase> | null = null;
  #key: Promise<CryptoKey> | null = null;

  /** `released`: the gateway's key of whoever is signed in, where there is one. */
  constructor(log: Logger, released: () => Promise<CryptoKey | null>) {
    this.#log = log;
    this.#released = released;
  }

  /** On disk when it resolves. */
  async put(place: Place, row: Row): Promise<void> {
    const sealed = await this.#sealed(place, row);
    await this.#write([place], (stores) => stores(place).put(sealed));
  }

  /** Out of the drafts and into the outbox in one step, which is done or not done. */
  async finish(row: Row): Promise<void> {
    const sealed = await this.#sealed('outbox', row);
    await this.#write(['drafts', 'outbox'], (stores) => {
      stores('outbox').put(sealed);
      stores('drafts').delete(row.id);
    });
  }

  async all(place: Place): Promise<readonly unknown[]> {
    const rows = (await this.#read(place, (store) => store.getAll())) as readonly SealedRow[];
    const opened = await Promise.all(rows.map((row) => this.#opened(place, row)));
    return opened.filter((value) => value !== null);
  }

  async remove(place: Place, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#write([place], (stores) => {
      for (const id of ids) stores(place).delete(id);
    });
  }

  /** Removes from the outbox what may go by now, whosever it is. */
  async prune(now: number): Promise<void> {
    const old = await this.#read('outbox', (store) =>
      store.index('until').getAllKeys(IDBKeyRange.upperBound(now)),
    );
    await this.remove('outbox', old as string[]);
  }

  /** Puts what this agent has left here under the key that the gateway has released, if it has. */
  async sealAnew(place: Place, owner: string): Promise<void> {
    if (!(await this.#released())) return;
    const rows = (await this.#read(place, (store) => store.getAll())) as readonly SealedRow[];
    for (const row of rows.filter(({ released }) => !released)) {
      const value = await this.#opened(place, row);
      if ((value as { owner?: string } | null)?.owner !== owner) continue;
      await this.put(place, { id: row.id, at: row.at, until: row.until, value });
    }
  }

  async #sealed(place: Place, { id, at, until, value }: Row): Promise<SealedRow> {
    const released = await this.#released();
    const sealed = await seal(released ?? (await this.#sealing()), `${place}/${id}`, value);
    const clear = { id, at, ...(until !== undefined && { until }) };
    return { ...clear, ...sealed, ...(released ? { released: true } : {}) };
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
    const request = indexedDB.open(DATABASE, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      const database = request.result;
      if (oldVersion === 0) {
        database.createObjectStore('keys');
        database.createObjectStore('drafts', { keyPath: 'id' });
      } else {
        // There was no CRM yet that could have taken what lay there.
        database.deleteObjectStore('outbox');
      }
      database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('until', 'until');
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
