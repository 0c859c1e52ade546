import type { Desk } from '../../snapshot/shift';
import type { Snapshot } from '../../snapshot/snapshot';
import type { Capability } from '../../telephony/provider';
import type { EnginePort } from '../engine-port';
import type { SettingsSource } from '../settings-source';
import type { Store } from '../store';

type Parts = {
  readonly store: Store;
  readonly settings: Pick<SettingsSource, 'current' | 'update'>;
  readonly engine: Pick<EnginePort, 'ask' | 'command'>;
};

/** What the call centre has besides calls: skill groups, numbers to show, colleagues. */
export class CallCentreDesk {
  readonly #parts: Parts;
  #asked = false;
  #search = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Once, when the hub has found what was stored: asks again what a stopped worker had asked. */
  async start(): Promise<void> {
    const { store } = this.#parts;
    this.settingsChanged();
    // Later, or those who listen after us would hear of what follows before its cause.
    store.onSnapshot((now) => queueMicrotask(() => void this.#follow(now)));
    await this.#follow(store.snapshot);
  }

  /** The numbers to show may have been chosen anew. */
  settingsChanged(): void {
    void this.#show({ callerNumberFor: this.#parts.settings.current.callerNumbers });
  }

  /** Signs in to exactly these groups, now and whenever the line comes up. */
  async signIn(ids: readonly string[]): Promise<void> {
    await this.#parts.settings.update(() => ({ skillGroups: [...ids] }));
    if (this.#can('skill-groups')) await this.#signInTo(ids);
  }

  /** Which number is shown to those called in a country; one that the call centre does not offer is no choice. */
  async showNumber(region: string, number: string): Promise<void> {
    const { store, settings } = this.#parts;
    const offered = store.snapshot.desk.callerNumbers.some((one) => one.number === number);
    if (number !== '' && !offered) return;
    await settings.update(({ callerNumbers }) => ({
      callerNumbers: chosenNumbers(callerNumbers, region, number),
    }));
  }

  /** Asks the directory; of several questions the answer to the latest is shown. */
  async find(text: string): Promise<void> {
    this.#search += 1;
    const search = this.#search;
    if (!this.#can('directory')) return;
    const answer = await this.#parts.engine.ask({ about: 'directory', text });
    if (search !== this.#search) return;
    await this.#show({ colleagues: answer.ok ? answer.value : [] });
  }

  /** A line that has come up is asked what it has; one that was taken down has nothing. */
  async #follow({ line }: Snapshot): Promise<void> {
    if (line.state === 'up') {
      if (this.#asked) return;
      this.#asked = true;
      await Promise.all([this.#askForGroups(), this.#askForNumbers()]);
      return;
    }
    this.#asked = false;
    if (line.state !== 'off') return;
    this.#search += 1;
    await this.#show({ skillGroups: [], callerNumbers: [], colleagues: [] });
  }

  async #askForGroups(): Promise<void> {
    if (!this.#can('skill-groups')) return this.#show({ skillGroups: [] });
    const groups = await this.#groups();
    if (!groups) return;
    const wanted = this.#parts.settings.current.skillGroups;
    const known = wanted.filter((id) => groups.some((group) => group.id === id));
    const asWanted = groups.every(({ id, signedIn }) => known.includes(id) === signedIn);
    if (known.length > 0 && !asWanted) await this.#signInTo(known);
  }

  async #askForNumbers(): Promise<void> {
    if (!this.#can('caller-numbers')) return this.#show({ callerNumbers: [] });
    const answer = await this.#parts.engine.ask({ about: 'caller-numbers' });
    if (answer.ok) await this.#show({ callerNumbers: answer.value });
  }

  async #signInTo(skillGroups: readonly string[]): Promise<void> {
    const { engine } = this.#parts;
    await engine.command(crypto.randomUUID(), { type: 'sign-in', skillGroups });
    await this.#groups();
  }

  /** The groups as the call centre has them now; shown. */
  async #groups(): Promise<Desk['skillGroups'] | null> {
    const answer = await this.#parts.engine.ask({ about: 'skill-groups' });
    if (!answer.ok) return null;
    await this.#show({ skillGroups: answer.value });
    return answer.value;
  }

  #can(capability: Capability): boolean {
    return this.#parts.store.snapshot.can.includes(capability);
  }

  async #show(told: Partial<Desk>): Promise<void> {
    await this.#parts.store.change((stored) => {
      const desk = { ...stored.snapshot.desk, ...told };
      if (JSON.stringify(desk) === JSON.stringify(stored.snapshot.desk)) return stored;
      return { ...stored, snapshot: { ...stored.snapshot, desk } };
    });
  }
}

/**
 * `''` as the number: the call centre chooses. That is remembered where another one is set for all
 * countries, which would be shown instead.
 */
export function chosenNumbers(
  before: Readonly<Record<string, string>>,
  region: string,
  number: string,
): Record<string, string> {
  const others = Object.entries(before).filter(([country]) => country !== region);
  const said = number !== '' || (region !== '' && (before[''] ?? '') !== '');
  return Object.fromEntries(said ? [...others, [region, number]] : others);
}
