import { browser } from '../../lib/browser';
import { SETTINGS_KEY, settingsOf } from '../../lib/policy/settings';
import type { Settings } from '../../lib/policy/settings';

/** The agent's settings as they are stored, and again after every change. */
export async function watchSettings(listener: (settings: Settings) => void): Promise<void> {
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) listener(settingsOf(changes[SETTINGS_KEY].newValue));
  });
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  listener(settingsOf(stored[SETTINGS_KEY]));
}
