import type { Connector, Contact } from '../../crm/connector';
import { searchByName, SHORTEST_NAME } from '../../crm/name-search';
import { plainText } from '../../plain-text';
import type { NameSearch } from '../../snapshot/customer-search';
import type { Snapshot } from '../../snapshot/snapshot';
import type { Store } from '../store';
import { searchOf, withNames } from './search-state';

type Parts = {
  readonly store: Store;
  readonly connectors: () => readonly Connector[];
};

/**
 * Searches by name, one at a time for each call. What was found waits beside the call, and joins its
 * contacts only when the agent has chosen it: a namesake is nobody's customer by itself.
 */
export class NameSearches {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks everybody for a name; resolves when the snapshot has what they said. */
  async search(call: string, typed: string): Promise<void> {
    const name = plainText(typed);
    const { calls } = this.#parts.store.snapshot;
    if (Array.from(name).length < SHORTEST_NAME || !calls.some(({ id }) => id === call)) return;
    await this.#run(call, { id: crypto.randomUUID(), name, done: false, people: [], faults: [] });
  }

  /** Whom a search has found. `search`: its id; what another one has found is nobody's choice. */
  found(call: string, search: string, place: number): Contact | undefined {
    const { names } = searchOf(this.#parts.store.snapshot.searches, call);
    return names?.id === search ? names.people[place] : undefined;
  }

  /** The agent has said who it is: what was found is done with. */
  close(call: string): Promise<void> {
    return this.#say(call, undefined);
  }

  /** What an earlier worker has asked for is asked for again. */
  takeUp(): void {
    for (const { call, names } of this.#parts.store.snapshot.searches) {
      if (names && !names.done) void this.#run(call, names);
    }
  }

  /** Nothing is kept of a call that nobody sees any more. */
  follow({ calls, searches }: Pick<Snapshot, 'calls' | 'searches'>): void {
    const left = searches.filter(({ call }) => calls.some(({ id }) => id === call));
    if (left.length < searches.length) {
      void this.#parts.store.changeSnapshot({ searches: left });
    }
  }

  async #run(call: string, asked: NameSearch): Promise<void> {
    const { store, connectors } = this.#parts;
    await this.#say(call, asked);
    const { people, faults } = await searchByName(connectors(), asked.name);
    const now = searchOf(store.snapshot.searches, call).names;
    // The agent has asked for somebody else, or named somebody, or the call is gone.
    if (now?.id === asked.id) await this.#say(call, { ...asked, done: true, people, faults });
  }

  async #say(call: string, names: NameSearch | undefined): Promise<void> {
    const { store } = this.#parts;
    await store.changeSnapshot({ searches: withNames(store.snapshot.searches, call, names) });
  }
}
