import type { Connector } from '../../crm/connector';
import { makeContact } from '../../crm/new-contact';
import type { PanelToHub } from '../../messaging/protocol';
import type { BodyOf } from '../../messaging/send';
import type { Region } from '../../phone-numbers/found';
import { writtenNumber } from '../../phone-numbers/written-forms';
import { plainText } from '../../plain-text';
import type { Creation } from '../../snapshot/customer-search';
import type { Store } from '../store';
import { named } from './named-customer';
import { searchOf, withCreation } from './search-state';

type Wish = BodyOf<PanelToHub, 'customer.create'>;

type Parts = {
  readonly store: Store;
  readonly connectors: () => readonly Connector[];
  readonly region: () => Region;
  /** ms since 1970. */
  readonly now: () => number;
};

/** Contacts that the agent has CRMs make: once for each call and CRM, however often it is asked for. */
export class NewContacts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Makes a contact with the number of a call, whose customer it is then. Asked for once more it does
   * nothing while a try is on its way, or has come through.
   */
  async create({ id: wish, call: callId, connector: by, name: typed }: Wish): Promise<void> {
    const { store, connectors, region, now } = this.#parts;
    const call = store.snapshot.calls.find(({ id }) => id === callId);
    const connector = connectors().find(({ name }) => name === by);
    const name = plainText(typed);
    if (!call || call.number === '' || !connector?.maker || name === '') return;
    const before = this.#of(callId, by);
    if (before?.id === wish || before?.state === 'asking' || before?.state === 'made') return;
    const about = { id: wish, connector: by, crm: connector.crm ?? by, name };
    const at = now();
    // On its way out only once it is stored: a worker that is stopped leaves a try that may have come through.
    await this.#say(callId, { ...about, state: 'asking', triedAt: at });
    const person = { name, number: writtenNumber(call.number, region()) };
    const triedAt = before?.state === 'unsure' ? before.triedAt : undefined;
    const made = await makeContact(connector, person, { triedAt, known: call.contacts, now: at });
    if (made.state !== 'made') return this.#say(callId, { ...about, ...made });
    await store.change((stored) => named(stored, callId, made.contact));
    await this.#say(callId, { ...about, state: 'made' });
  }

  /** What an earlier worker was stopped in may have come through. */
  async takeUp(): Promise<void> {
    for (const { call, creations } of this.#parts.store.snapshot.searches) {
      for (const one of creations) {
        if (one.state === 'asking') {
          await this.#say(call, { ...one, state: 'unsure', code: 'unreachable' });
        }
      }
    }
  }

  #of(call: string, by: Creation['connector']): Creation | undefined {
    const { creations } = searchOf(this.#parts.store.snapshot.searches, call);
    return creations.find(({ connector }) => connector === by);
  }

  async #say(call: string, creation: Creation): Promise<void> {
    const { store } = this.#parts;
    const { calls, searches } = store.snapshot;
    if (!calls.some(({ id }) => id === call)) return;
    await store.changeSnapshot({ searches: withCreation(searches, call, creation) });
  }
}
