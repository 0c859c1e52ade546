import type { CallLog as ToldCall } from '../../crm/call-log';
import type { CallLogger } from '../../crm/connector';
import { CrmFault, type CrmFaultCode } from '../../crm/crm-fault';
import type { FinishedCall } from '../agent/finished-call';
import type { LoggingConnector } from './delivery-run';
import type { OutboxEntry } from './entry';
import type { OutboxStore } from './outbox-store';

/** One life of the worker, for tests. It dies before or after one of the things that it does. */
export class Life {
  /** Resolves at its death. */
  readonly died: Promise<void>;
  readonly #end: () => void;
  #left: number;
  #dead = false;

  /** Dies at that step: an even one is not done any more, an odd one is. */
  constructor(steps = Infinity) {
    let end = (): void => undefined;
    this.died = new Promise((resolve) => (end = resolve));
    this.#end = end;
    this.#left = steps;
  }

  /** Does something outside. Whoever is dead does nothing, and hears of nothing. */
  async does<T>(deed: () => T | Promise<T>): Promise<T> {
    this.#step();
    if (this.#dead) return new Promise<T>(() => undefined);
    // Whatever it does takes a moment.
    await Promise.resolve();
    const outcome = await Promise.resolve()
      .then(deed)
      .then(
        (value) => ({ value }),
        (cause: unknown) => ({ cause }),
      );
    this.#step();
    if (this.#dead) return new Promise<T>(() => undefined);
    if ('cause' in outcome) throw outcome.cause;
    return outcome.value;
  }

  #step(): void {
    this.#left -= 1;
    if (this.#left >= 0 || this.#dead) return;
    this.#dead = true;
    this.#end();
  }
}

/** A disk that outlives every worker; what is put there is a copy. */
export class FakeDisk {
  readonly rows = new Map<string, { readonly entry: string; readonly until: number | undefined }>();
  readonly sealedFor: string[] = [];

  for(life: Life): OutboxStore {
    return {
      all: () =>
        life.does(() =>
          [...this.rows.values()].map(({ entry }) => JSON.parse(entry) as OutboxEntry),
        ),
      put: (entry, until) =>
        life.does(() => void this.rows.set(entry.id, { entry: JSON.stringify(entry), until })),
      remove: (ids) => life.does(() => ids.forEach((id) => void this.rows.delete(id))),
      prune: (now) =>
        life.does(() => {
          for (const [id, { until }] of this.rows) {
            if (until !== undefined && until <= now) this.rows.delete(id);
          }
        }),
      sealAnew: (owner) => life.does(() => void this.sealedFor.push(owner)),
    };
  }
}

/** What a CRM does with the next call that it is told of. */
export type Mood = 'takes' | 'loses-reply' | CrmFaultCode;

/** A CRM that keeps its promise, whatever its mood. */
export class FakeCrm {
  readonly told: { readonly call: ToldCall; readonly again: boolean }[] = [];
  /** What its users see, in the order in which it came. */
  readonly records: ToldCall[] = [];
  moods: Mood[] = [];
  retryAfterMs: number | undefined;
  readonly #guarantee: CallLogger['guarantee'];

  constructor(guarantee: CallLogger['guarantee'] = 'once') {
    this.#guarantee = guarantee;
  }

  connector(life: Life, name: 'salesforce' | 'dynamics' = 'salesforce'): LoggingConnector {
    const write: CallLogger['write'] = (call, { again }) =>
      life.does(() => {
        this.told.push({ call, again });
        return this.#take(call, again);
      });
    return {
      name,
      crm: name === 'salesforce' ? 'Salesforce' : 'Dynamics 365',
      find: () => Promise.resolve([]),
      log: { guarantee: this.#guarantee, write },
    };
  }

  #take(call: ToldCall, again: boolean): string {
    const mood = this.moods.shift() ?? 'takes';
    const { retryAfterMs } = this;
    if (mood !== 'takes' && mood !== 'loses-reply') throw new CrmFault(mood, { retryAfterMs });
    const place = this.records.findIndex(({ id }) => id === call.id);
    const knows = this.#guarantee === 'once' || (this.#guarantee === 'once-asked' && again);
    if (place < 0 || !knows) this.records.push(call);
    if (mood === 'loses-reply') throw new CrmFault('unreachable');
    return `r-${call.id}`;
  }
}

/** A finished call of whoever is signed in as nobody. */
export function finishedCall(id: string, more: Partial<FinishedCall> = {}): FinishedCall {
  return {
    ...{ id, direction: 'incoming', number: '+4930123456', at: 1_000, talked: 3_000 },
    ...{ endReason: 'hung-up', note: `All of the note of ${id}`, owner: '' },
    ...{ contacts: [], endedAt: 4_000, finishedAt: 5_000 },
    ...more,
  };
}
