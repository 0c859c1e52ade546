import type { Browser } from './browser';
import type { Sealed } from './left-on-disk';

type Row = {
  readonly id: string;
  readonly iv: readonly number[];
  readonly data: readonly number[];
};

/**
 * Everything that the extension stores, as text: `storage.*`, its databases, caches, and
 * `localStorage`. `disk`: without what lies in memory alone.
 */
export async function storageDump(agent: Browser, part: 'all' | 'disk' = 'all'): Promise<string> {
  const worker = await agent.worker();
  const areas = await worker.evaluate(async (disk) => {
    const { local, sync, managed, session } = chrome.storage;
    const all = [local, sync, managed, ...(disk ? [] : [session])];
    const stored: unknown[] = await Promise.all(all.map((area) => area.get(null)));
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) stored.push(request.url);
    }
    return JSON.stringify(stored);
  }, part === 'disk');
  const rows = Object.entries(await storedRows(agent)).flatMap(([name, all]) =>
    all.map(({ store, bytes }) => `${name} ${store} ${bytes}`),
  );
  const own = await agent.engine.evaluate<string>('JSON.stringify({ ...localStorage })');
  return [areas, ...rows, own].join('\n');
}

/** A row of a database: texts in it, and bytes as they are. */
export type StoredRow = { readonly store: string; readonly id: string; readonly bytes: string };

/** Everything in every database of the extension, by database. */
export async function storedRows(
  agent: Browser,
): Promise<Readonly<Record<string, readonly StoredRow[]>>> {
  const worker = await agent.worker();
  return worker.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const textOf = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.values(value).map(textOf).join(' ');
    };
    const found: Record<string, StoredRow[]> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      const rows: StoredRow[] = [];
      for (const store of database.objectStoreNames) {
        const all: unknown[] = await answer(
          database.transaction(store).objectStore(store).getAll(),
        );
        for (const row of all) {
          const { id } = row as { id?: unknown };
          rows.push({ store, id: String(id), bytes: textOf(row) });
        }
      }
      database.close();
      found[name] = rows;
    }
    return found;
  });
}

/** Notes that are not finished, as they lie on disk. */
export async function sealedDrafts(agent: Browser): Promise<readonly Sealed[]> {
  const worker = await agent.worker();
  const rows = await worker.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const database = await answer(indexedDB.open('wrap-ups'));
    const stored = await answer(database.transaction('drafts').objectStore('drafts').getAll());
    database.close();
    return (stored as { id: string; iv: Uint8Array; data: ArrayBuffer }[]).map(
      ({ id, iv, data }): Row => ({ id, iv: [...iv], data: [...new Uint8Array(data)] }),
    );
  });
  return rows.map(({ id, iv, data }) => ({
    iv: Buffer.from(iv),
    data: Buffer.from(data),
    bound: `drafts/${id}`,
  }));
}

/** The sign-in that is to outlive the browser, as it lies on disk. */
export async function keptSignIn(agent: Browser): Promise<Sealed> {
  const worker = await agent.worker();
  const stored = await worker.evaluate(() => chrome.storage.local.get(null));
  const [place, kept] =
    Object.entries(stored).find(([key]) => key.startsWith('kept-sign-in:')) ?? [];
  if (place === undefined) throw new Error('no sign-in is kept');
  const { iv, data } = kept as { iv: string; data: string };
  const { issuer, clientId } = (stored['settings'] ?? {}) as { issuer: string; clientId: string };
  return {
    iv: Buffer.from(iv, 'base64'),
    data: Buffer.from(data, 'base64'),
    bound: JSON.stringify([place.slice('kept-sign-in:'.length), issuer, clientId]),
  };
}
