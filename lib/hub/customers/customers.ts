import type { Connector, OpenItem, RecordKey, WayOn } from '../../crm/connector';
import { wayPage } from '../../crm/ways-on';
import type { Logger } from '../../log/log';
import type { PanelToHub } from '../../messaging/protocol';
import type { BodyOf } from '../../messaging/send';
import type { Region } from '../../phone-numbers/found';
import { writtenNumber } from '../../phone-numbers/written-forms';
import { customerOf, type Background } from '../../snapshot/customer';
import type { HistoryRecord } from '../../snapshot/history';
import type { CallView, Snapshot } from '../../snapshot/snapshot';
import { earlierCalls, lastSpoken, type Asked } from '../history/earlier-calls';
import type { Store } from '../store';
import { NameSearches } from './name-searches';
import { named } from './named-customer';
import { NewContacts } from './new-contacts';

/** Nobody waits for what is open: it is drawn when it comes, or not at all. ms. */
const PATIENCE_MS = 5_000;

type Chosen = BodyOf<PanelToHub, 'customer.choose'>['contact'];

type Parts = {
  readonly store: Store;
  readonly connectors: () => readonly Connector[];
  /** Our own calls with the same customer, newest first. */
  readonly callsWith: (asked: Asked) => Promise<readonly HistoryRecord[]>;
  /** The country of numbers that name none. */
  readonly region: () => Region;
  /** ms since 1970. */
  readonly now: () => number;
  readonly log: Logger;
};

/** Whom a call is with, and what is known of them beyond the record that the lookup has found. */
export class Customers {
  readonly names: NameSearches;
  readonly made: NewContacts;
  readonly #parts: Parts;
  /** What was last asked for, by call: who may be meant. */
  readonly #asked = new Map<string, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.names = new NameSearches(parts);
    this.made = new NewContacts(parts);
  }

  /** Finishes what an earlier worker was stopped in; before anybody asks for more. */
  async takeUp(): Promise<void> {
    await this.made.takeUp();
    this.names.takeUp();
  }

  /** Follows the snapshot: asks again when somebody else is found, or named. */
  follow({ calls, searches }: Pick<Snapshot, 'calls' | 'searches'>): void {
    this.names.follow({ calls, searches });
    for (const call of calls) {
      const about = aboutWhom(call);
      if (this.#asked.get(call.id) === about) continue;
      this.#asked.set(call.id, about);
      void this.#learn(call, about).catch((cause: unknown) => {
        this.#parts.log.warn('A customer’s background could not be read', cause);
      });
    }
    for (const id of this.#asked.keys()) {
      if (!calls.some((call) => call.id === id)) this.#asked.delete(id);
    }
  }

  /** The agent says who it is: one of the call's contacts, nobody of them, or whom a search has found. */
  async choose(callId: string, chosen: Chosen): Promise<void> {
    const customer =
      typeof chosen === 'object' ? this.names.found(callId, chosen.search, chosen.place) : chosen;
    if (customer === undefined) return;
    await this.#parts.store.change((stored) => named(stored, callId, customer));
    await this.names.close(callId);
  }

  /** The address of a CRM's page that helps on with a call's number; https, by the connector's word. */
  pageOf({ number }: CallView, way: WayOn): string | undefined {
    const { connectors, region } = this.#parts;
    return wayPage(connectors(), way, writtenNumber(number, region()));
  }

  async #learn(call: CallView, about: string): Promise<void> {
    const { id, number, contacts } = call;
    const record = customerOf(call)?.record;
    const calls = await this.#parts.callsWith({ call: id, number, record });
    const known = {
      earlier: earlierCalls(calls),
      lastSpoken: lastSpoken(calls, contacts),
      open: [],
    };
    await this.#paint(id, about, known);
    const open = record ? await this.#openWith(record) : [];
    if (open.length > 0) await this.#paint(id, about, { ...known, open });
  }

  /** A CRM that does not say what is open is not worth a word: the record is one click away. */
  async #openWith(record: RecordKey): Promise<readonly OpenItem[]> {
    const connector = this.#parts.connectors().find(({ name }) => name === record.connector);
    const late = AbortSignal.timeout(PATIENCE_MS);
    return (await connector?.open?.(record, late).catch(() => [])) ?? [];
  }

  /** Nothing is written for somebody of whom nothing is known. */
  async #paint(callId: string, about: string, background: Background): Promise<void> {
    if (this.#asked.get(callId) !== about) return;
    const { earlier, open } = background;
    await this.#parts.store.change((stored) => {
      const { calls } = stored.snapshot;
      const call = calls.find(({ id }) => id === callId);
      if (!call || (!call.background && earlier.length === 0 && open.length === 0)) return stored;
      const painted = calls.map((one) => (one === call ? { ...call, background } : one));
      return { ...stored, snapshot: { ...stored.snapshot, calls: painted } };
    });
  }
}

function aboutWhom(call: CallView): string {
  return JSON.stringify([
    call.number,
    customerOf(call)?.record,
    call.contacts.map(({ name, record }) => [name, record?.id]),
  ]);
}
