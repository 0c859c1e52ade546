import type { StateStore } from 'oidc-client-ts';
import { browser } from '../browser';

/** RFC 9700 §4.7: a state is for one sign-in, which nobody takes longer over than this. */
const GOOD_FOR_MS = 10 * 60_000;

type Entry = { readonly value: string; readonly at: number };

/** `clear`: what a sign-in left, however it ended. */
export type OneTimeStates = StateStore & { readonly clear: () => Promise<void> };

/**
 * Where state, nonce and PKCE verifier of one provider wait for the sign-in window:
 * `storage.session`, because the worker may be stopped while the agent types a password. `remove`
 * gives an entry out once, to the provider that it was made for, within ten minutes.
 */
export function stateStoreOf(id: string, now: () => number): OneTimeStates {
  const prefix = `sign-in-state:${id}:`;
  const { session } = browser.storage;
  const store: OneTimeStates = {
    async set(key, value) {
      await session.set({ [prefix + key]: { value, at: now() } satisfies Entry });
    },
    async get(key) {
      const entry = (await session.get(prefix + key))[prefix + key] as Entry | undefined;
      const age = entry ? now() - entry.at : -1;
      return entry && age >= 0 && age <= GOOD_FOR_MS ? entry.value : null;
    },
    async remove(key) {
      const value = await store.get(key);
      await session.remove(prefix + key);
      return value;
    },
    async getAllKeys() {
      const all = await session.get(null);
      return Object.keys(all)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    },
    async clear() {
      for (const key of await store.getAllKeys()) await session.remove(prefix + key);
    },
  };
  return store;
}
