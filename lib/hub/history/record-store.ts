import type { SealedRow } from './sealing';

/** Where sealed rows lie. Every promise resolves when it is on disk. */
export interface RecordStore {
  read(id: string): Promise<SealedRow | undefined>;
  all(): Promise<readonly SealedRow[]>;
  write(row: SealedRow): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Everything of earlier days than this. */
  removeBefore(day: number): Promise<void>;
  clear(): Promise<void>;
}

const ROWS = 'rows';
const BY_DAY = 'day';

/** The rows in this extension's IndexedDB. Rejects as IndexedDB does: no space, a broken profile. */
export class IndexedRecords implements RecordStore {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | null = null;

  constructor(name = 'history') {
    this.#name = name;
  }

  async read(id: string): Promise<SealedRow | undefined> {
    const rows = await this.#rows('readonly');
    return answerOf(rows.get(id) as IDBRequest<SealedRow | undefined>);
  }

  async all(): Promise<readonly SealedRow[]> {
    const rows = await this.#rows('readonly');
    return answerOf(rows.getAll() as IDBRequest<SealedRow[]>);
  }

  async write(row: SealedRow): Promise<void> {
    await this.#change((rows) => rows.put(row));
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#change((rows) => {
      for (const id of ids) rows.delete(id);
    });
  }

  async removeBefore(day: number): Promise<void> {
    const rows = await this.#rows('readonly');
    const range = IDBKeyRange.upperBound(day, true);
    await this.remove((await answerOf(rows.index(BY_DAY).getAllKeys(range))) as string[]);
  }

  async clear(): Promise<void> {
    await this.#change((rows) => rows.clear());
  }

  async #change(change: (rows: IDBObjectStore) => unknown): Promise<void> {
    const rows = await this.#rows('readwrite');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { transaction } = rows;
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The write was given up'));
    change(rows);
    await promise;
  }

  async #rows(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#opened ??= this.#open();
    const database = await this.#opened.catch((cause: unknown) => {
      this.#opened = null;
      throw cause;
    });
    return database.transaction(ROWS, mode).objectStore(ROWS);
  }

  async #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ROWS, { keyPath: 'id' }).createIndex(BY_DAY, 'day');
    };
    const database = await answerOf(request);
    // The browser may close it, when site data is deleted for one: it is opened again then.
    database.onclose = () => {
      this.#opened = null;
    };
    database.onversionchange = () => {
      database.close();
      this.#opened = null;
    };
    return database;
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });
}
