import { browser } from '../browser';
import type { SettingsFault } from '../messaging/protocol';
import { failed, ok, type Result } from '../messaging/result';
import type { Region } from '../phone-numbers/found';
import { companyAddresses } from '../policy/company-addresses';
import { fixedEntries } from '../policy/fixed';
import type { PolicyState } from '../policy/may-dial';
import type { MergedKey } from '../policy/merged-entries';
import { withChange } from '../policy/own-settings';
import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from '../policy/settings';
import type { Standing } from '../policy/standing';
import type { Snapshot } from '../snapshot/snapshot';
import { granted } from './sites';
import { onStoredChange, readStored, remember } from './stored-policy';

/** The settings as they stand, and whoever wants to hear of a change. */
export class SettingsSource {
  #standing: Standing | null = null;
  /** Readings may overtake each other: what one that began earlier finds is old news. */
  #begun = 0;
  #shown = 0;
  #updates: Promise<void> = Promise.resolve();
  readonly #listeners: ((now: Settings, before: Settings) => void)[] = [];

  /** What counts: the company's, the agent's and our own values together. */
  get current(): Settings {
    return this.#standing?.policy.values ?? DEFAULT_SETTINGS;
  }

  /** Origins that the company configures, by the last reading. */
  get companyAddresses(): readonly string[] {
    return this.#standing ? companyAddresses(this.#standing.policy) : [];
  }

  /** What the company has set for good of what the panel shows a switch or a choice for. */
  get fixed(): Snapshot['fixed'] {
    const of = (key: MergedKey) => (this.#standing ? fixedEntries(this.#standing.policy, key) : []);
    return { sites: of('sites'), devices: of('devices') };
  }

  /** Whether the company's policy is known, or it is known that there is none. */
  get ready(): boolean {
    return this.policyState !== 'pending';
  }

  /** Whether the company's policy lets anybody be called at all. */
  get policyState(): PolicyState {
    if (!this.#standing) return 'pending';
    const { waitsUntil, policy } = this.#standing;
    if (waitsUntil !== null && Date.now() < waitsUntil) return 'pending';
    return policy.stopsDialling ? 'unreadable' : 'known';
  }

  /** Finds what is stored, and what the company rules. */
  async load(): Promise<void> {
    await this.#read();
  }

  /** Follows changes, whoever made them; synchronously, while the worker starts. */
  listen(): void {
    onStoredChange(() => void this.#read());
  }

  onChange(listener: (now: Settings, before: Settings) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Checks a change of some of the agent's settings and stores it; `null` takes one back. A site
   * that is switched on must have been allowed by then. What the company enforces stays.
   */
  async save(change: unknown): Promise<Result<void, SettingsFault>> {
    let answer: Result<void, SettingsFault> = ok();
    await this.#inTurn(async () => {
      answer = await this.#store(change);
    });
    return answer;
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
   * Changes what counts at that moment, one change after the other: `current` follows a little
   * later, and of two quick changes the second would undo the first. What the company has set stays.
   */
  update(change: (standing: Settings) => Partial<Settings>): Promise<void> {
    return this.#inTurn(async () => {
      const { standing } = await readStored(Date.now());
      await this.#store(change(standing.policy.values));
    });
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#updates.then(step);
    this.#updates = done.catch(() => undefined);
    return done;
  }

  async #store(change: unknown): Promise<Result<void, SettingsFault>> {
    const { own, standing } = await readStored(Date.now());
    const after = withChange(own, standing.policy, change);
    if (typeof after === 'string') return failed(after);
    for (const [origin, on] of Object.entries(after['sites'] ?? {})) {
      if (on === true && !(await granted(origin))) return failed('host-not-granted');
    }
    await browser.storage.local.set({ [SETTINGS_KEY]: after });
    return ok();
  }

  async #read(): Promise<void> {
    this.#begun += 1;
    const reading = this.#begun;
    const { standing } = await readStored(Date.now());
    if (reading < this.#shown) return;
    this.#shown = reading;
    const first = this.#standing === null;
    const before = this.current;
    this.#standing = standing;
    if (!first) for (const listener of this.#listeners) listener(this.current, before);
    await remember(standing.memory);
  }
}
