import type { StateStore } from 'oidc-client-ts';
import { browser } from '../browser';

const PREFIX = 'sign-in-state:';

/**
 * Where state, nonce and PKCE verifier wait for the sign-in window: `storage.session`, because the
 * worker may be stopped while the agent types a password. `remove` gives an entry out only once.
 */
export const sessionStateStore: StateStore = {
  async set(key, value) {
    await browser.storage.session.set({ [PREFIX + key]: value });
  },
  async get(key) {
    const found = await browser.storage.session.get(PREFIX + key);
    const value: unknown = found[PREFIX + key];
    return typeof value === 'string' ? value : null;
  },
  async remove(key) {
    const value = await this.get(key);
    await browser.storage.session.remove(PREFIX + key);
    return value;
  },
  async getAllKeys() {
    const all = await browser.storage.session.get(null);
    return Object.keys(all)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  },
};
