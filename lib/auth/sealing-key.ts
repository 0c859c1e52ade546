import { newSealingKey } from '../sealed';

const DATABASE = 'sign-in-key';
const STORE = 'keys';

/**
 * The key of one sign-in that is kept; makes one where there is none. No script can read it out.
 * IndexedDB, because it alone takes a `CryptoKey` as it is.
 */
export async function sealingKey(name: string): Promise<CryptoKey> {
  const found: unknown = await within('readonly', (store) => store.get(name));
  if (found instanceof CryptoKey) return found;
  const made = await newSealingKey();
  await within('readwrite', (store) => store.put(made, name));
  return made;
}

export async function dropSealingKey(name: string): Promise<void> {
  await within('readwrite', (store) => store.delete(name));
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(fault(transaction.error));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(fault(request.error));
  });
}

function fault(cause: unknown): Error {
  return new Error('The key of kept sign-ins cannot be read or written', { cause });
}
