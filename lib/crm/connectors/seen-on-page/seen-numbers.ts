import type { Contact } from '../../connector';
import { nameFit } from '../../remote/person-name';

/** What one page said about one number. */
export type Sighting = {
  readonly number: string;
  readonly name: string;
  readonly company?: string;
  readonly label?: string;
  readonly url?: string;
  readonly host: string;
  readonly at: number;
};

/** `storage.session`, as far as it is needed here. */
export interface SessionArea {
  get(keys: string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

const INDEX_KEY = 'seen-index';
const keyOf = (number: string): string => `seen:${number}`;

/** About 2 MB of the 10 MB that `storage.session` allows. */
const NUMBERS_KEPT = 5000;
const CONTACTS_PER_NUMBER = 5;
const MOST_BY_NAME = 8;

/**
 * The numbers that the agent's own CRM tabs have shown since the browser started: one key per
 * number, the oldest go first. Writes are queued; a full storage loses a sighting, never a call.
 */
export class SeenNumbers {
  readonly #area: SessionArea;
  #queue: Promise<void> = Promise.resolve();

  constructor(area: SessionArea) {
    this.#area = area;
  }

  /** Remembers sightings; resolves when they are stored, or could not be. */
  saw(sightings: readonly Sighting[]): Promise<void> {
    this.#queue = this.#queue.then(() => this.#store(sightings)).catch(() => undefined);
    return this.#queue;
  }

  /** Contacts with this number, latest sighting first. */
  async find(number: string): Promise<readonly Contact[]> {
    const found = await this.#area.get(keyOf(number));
    const sightings = (found[keyOf(number)] as readonly Sighting[] | undefined) ?? [];
    return sightings.map(contactOf);
  }

  /** Who was shown with such a name, latest sighting first; each record once. */
  async findByName(typed: string): Promise<readonly Contact[]> {
    const keys = (await this.#index()).map(keyOf);
    const stored = keys.length > 0 ? await this.#area.get(keys) : {};
    const sightings = Object.values(stored).flatMap((some) => some as readonly Sighting[]);
    const named = sightings
      .filter(({ name }) => nameFit(name, typed) !== undefined)
      .sort((a, b) => b.at - a.at);
    return named
      .filter((one, at) => named.findIndex((other) => other.url === one.url) === at)
      .slice(0, MOST_BY_NAME)
      .map(({ name, company, url, host, at }) => ({
        ...{ name, company, url },
        why: { source: 'seen-on-page', host, at, by: 'name' },
      }));
  }

  /** Forgets all of it, as at sign-out. */
  forget(): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      await this.#area.remove([...(await this.#index()).map(keyOf), INDEX_KEY]);
    });
    return this.#queue;
  }

  async #store(sightings: readonly Sighting[]): Promise<void> {
    const numbers = [...new Set(sightings.map((sighting) => sighting.number))];
    const stored = await this.#area.get(numbers.map(keyOf));
    const changes: Record<string, unknown> = {};
    for (const sighting of sightings) {
      const key = keyOf(sighting.number);
      const known = (changes[key] ?? stored[key] ?? []) as readonly Sighting[];
      changes[key] = latestFirst(known, sighting);
    }
    const index = await this.#index();
    const kept = [...index.filter((number) => !numbers.includes(number)), ...numbers];
    const dropped = kept.splice(0, Math.max(0, kept.length - NUMBERS_KEPT));
    if (dropped.length > 0) await this.#area.remove(dropped.map(keyOf));
    await this.#area.set({ ...changes, [INDEX_KEY]: kept });
  }

  async #index(): Promise<readonly string[]> {
    const found = await this.#area.get(INDEX_KEY);
    return (found[INDEX_KEY] as readonly string[] | undefined) ?? [];
  }
}

function latestFirst(known: readonly Sighting[], latest: Sighting): readonly Sighting[] {
  const others = known.filter((other) => other.url !== latest.url || other.name !== latest.name);
  return [latest, ...others].slice(0, CONTACTS_PER_NUMBER);
}

function contactOf(sighting: Sighting): Contact {
  const { name, company, label, url, host, at } = sighting;
  return { name, company, label, url, why: { source: 'seen-on-page', host, at } };
}
