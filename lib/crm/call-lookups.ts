import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { Connector, Contact } from './connector';
import { lookup, type Found } from './lookup';

/** A call with somebody on its other end. */
export type AskedCall = {
  readonly id: string;
  readonly number: WrittenNumber;
  /** Who is drawn for it already, as by an earlier life of the worker. */
  readonly known: readonly Contact[];
};

type Asked = {
  readonly found: Promise<Found>;
  readonly listeners: Set<(people: readonly Contact[]) => void>;
  latest: readonly Contact[];
};

/**
 * Asks whoever is set up, once for the life of a call, however many want to know. Where a connector failed, whoever
 * asks next has everybody asked again.
 */
export class CallLookups {
  readonly #connectors: () => readonly Connector[];
  readonly #asked = new Map<string, Asked>();

  /** `connectors`: whom there is to ask now. */
  constructor(connectors: () => readonly Connector[]) {
    this.#connectors = connectors;
  }

  /** As `lookup`; `tell` hears at once what is known by now. */
  of(call: AskedCall, tell: (people: readonly Contact[]) => void): Promise<Found> {
    const asked = this.#asked.get(call.id) ?? this.#ask(call);
    asked.listeners.add(tell);
    if (asked.latest.length > 0) tell(asked.latest);
    return asked.found.finally(() => asked.listeners.delete(tell));
  }

  /** The call is over: nothing of it is kept. */
  over(callId: string): void {
    this.#asked.delete(callId);
  }

  #ask(call: AskedCall): Asked {
    const listeners: Asked['listeners'] = new Set();
    const found = lookup(this.#connectors(), call.number, {
      known: call.known,
      tell: (people) => {
        asked.latest = people;
        for (const listener of listeners) listener(people);
      },
    }).then((all) => {
      if (all.faults.length > 0 && this.#asked.get(call.id) === asked) this.over(call.id);
      return all;
    });
    const asked: Asked = { found, listeners, latest: call.known };
    this.#asked.set(call.id, asked);
    return asked;
  }
}
