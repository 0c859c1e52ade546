import { browser } from '../browser';

/** A place for one secret. */
export type SessionVault<T> = {
  readonly read: () => Promise<T | null>;
  readonly save: (value: T) => Promise<void>;
  readonly clear: () => Promise<void>;
};

/**
 * A vault in `storage.session`, which is memory of the browser and never on disk. One `set` writes
 * all of a value, so that a change is saved whole or not at all.
 */
export function sessionVault<T>(key: string): SessionVault<T> {
  return vaultIn('session', key);
}

/** The same on disk: for what is sealed, or no secret. */
export function localVault<T>(key: string): SessionVault<T> {
  return vaultIn('local', key);
}

function vaultIn<T>(area: 'session' | 'local', key: string): SessionVault<T> {
  return {
    read: async () => ((await browser.storage[area].get(key))[key] as T | undefined) ?? null,
    save: (value) => browser.storage[area].set({ [key]: value }),
    clear: () => browser.storage[area].remove(key),
  };
}
