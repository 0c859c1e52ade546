import type { Logger } from '../../log/log';
import { newDraftKey, openRow, sealRow, type SealedRow } from './draft-key';
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
}

const DATABASE = 'wrap-ups';
const KEY = 'aes-gcm';
type Place = 'drafts' | 'outbox';

/** Drafts and outbox in IndexedDB, encrypted. Rows that cannot be opened any more are left out. */
export class DraftDatabase implements DraftStore {
  readonly #log: Logger;
  #database: Promise<IDBDatabase> | null = null;
  #key: Promise<CryptoKey> | null = null;

  constructor(log: Logger) {
    this.#log = log;
  }

  async put(draft: Draft): Promise<void> {
    const { call: id, at } = draft.wrapUp;
    const row = await sealRow(await this.#sealing(), 'drafts', { id, at, value: draft });
    await this.#write(['drafts'], (stores) => stores('drafts').put(row));
  }

  async all(): Promise<readonly Draft[]> {
    const rows = (await this.#read('drafts', (store) => store.getAll())) as readonly SealedRow[];
    const opened = await Promise.all(rows.map((row) => this.#opened('drafts', row)));
    return opened.flatMap((draft) => (draft === null ? [] : [draft as Draft]));
  }

  async finish(call: FinishedCall): Promise<void> {
    const { id, finishedAt: at } = call;
    const row = await sealRow(await this.#sealing(), 'outbox', { id, at, value: call });
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

  async #opened(place: Place, row: SealedRow): Promise<unknown> {
    try {
      return await openRow(await this.#sealing(), place, row);
    } catch (cause) {
      this.#log.warn('A note on disk cannot be read', cause);
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
    const made = await newDraftKey();
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
