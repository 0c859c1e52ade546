import * as v from 'valibot';
import { browser } from '../browser';
import { failed, ok, type Result } from '../messaging/result';
import type { Region } from '../phone-numbers/found';
import type { SettingsFault } from '../messaging/protocol';
import {
  DEFAULT_SETTINGS,
  SETTINGS_KEY,
  settingsOf,
  settingsSchema,
  type Settings,
} from '../policy/settings';
import { granted } from './sites';

/** The settings as they stand, and whoever wants to hear of a change. */
export class SettingsSource {
  #current: Settings = DEFAULT_SETTINGS;
  #heard = false;
  #updates: Promise<void> = Promise.resolve();
  readonly #listeners: ((now: Settings, before: Settings) => void)[] = [];

  get current(): Settings {
    return this.#current;
  }

  /** Finds what is stored; a change that is heard meanwhile is newer than the answer. */
  async load(): Promise<void> {
    const found = await browser.storage.local.get(SETTINGS_KEY);
    if (!this.#heard) this.#current = settingsOf(found[SETTINGS_KEY]);
  }

  /** Follows changes, whoever made them; synchronously, while the worker starts. */
  listen(): void {
    browser.storage.local.onChanged.addListener((changes) => {
      const change = changes[SETTINGS_KEY];
      if (!change) return;
      const before = this.#current;
      this.#heard = true;
      this.#current = settingsOf(change.newValue);
      for (const listener of this.#listeners) listener(this.#current, before);
    });
  }

  onChange(listener: (now: Settings, before: Settings) => void): void {
    this.#listeners.push(listener);
  }

  /** Checks and stores settings; a site that is switched on must have been allowed by then. */
  async save(settings: unknown): Promise<Result<void, SettingsFault>> {
    const parsed = v.safeParse(settingsSchema, settings);
    if (!parsed.success) return failed('settings-invalid');
    for (const [origin, on] of Object.entries(parsed.output.sites)) {
      if (on && !(await granted(origin))) return failed('host-not-granted');
    }
    await browser.storage.local.set({ [SETTINGS_KEY]: parsed.output });
    return ok();
  }

  /** The country of a site's national numbers; `null`: as the page and the browser tell. */
  async chooseRegion(origin: string, region: Region | null): Promise<void> {
    await this.update(({ siteRegions }) => {
      const others = Object.entries(siteRegions).filter(([site]) => site !== origin);
      const chosen = region === null ? [] : [[origin, region] as const];
      return { siteRegions: Object.fromEntries([...others, ...chosen]) };
    });
  }

  /** Whether plain text is read on a site whose pages ask for the contrary. */
  async choosePlainText(origin: string, on: boolean): Promise<void> {
    await this.update(({ formatDetection }) => {
      const before = Object.keys(formatDetection).filter((site) => site !== origin);
      const sites = (on ? [...before, origin] : before).map((site) => [site, 'ignore'] as const);
      return { formatDetection: Object.fromEntries(sites) };
    });
  }

  async patch(change: Partial<Settings>): Promise<void> {
    await this.update(() => change);
  }

  /**
   * Changes what is stored at that moment, one change after the other: `current` follows a little
   * later, and of two quick changes the second would undo the first.
   */
  update(change: (stored: Settings) => Partial<Settings>): Promise<void> {
    const done = this.#updates.then(async () => {
      const found = await browser.storage.local.get(SETTINGS_KEY);
      const stored = settingsOf(found[SETTINGS_KEY]);
      await this.save({ ...stored, ...change(stored) });
    });
    this.#updates = done.catch(() => undefined);
    return done;
  }
}
