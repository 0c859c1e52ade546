import type { Browser } from './browser';

/**
 * Lets the running worker find this as what the company enforces. A policy file would hold for every
 * browser on the machine; this holds until the worker stops.
 */
export async function enforce(agent: Browser, enforced: object): Promise<void> {
  const worker = await agent.worker();
  await worker.evaluate(
    async (policy) => {
      const get = (_keys: unknown, done?: (found: object) => void) => {
        if (done) done(policy);
        return Promise.resolve(policy);
      };
      Object.assign(chrome.storage.managed, { get });
      // The worker looks again whenever something is stored.
      const { settings } = await chrome.storage.local.get('settings');
      const look = Date.now();
      await chrome.storage.local.set({ settings: { ...(settings as object), look } });
      await chrome.storage.local.set({ settings });
    },
    { enforced },
  );
}
