import type { CallLog as ToldCall } from '../../crm/call-log';
import type { CallLogger } from '../../crm/connector';
import { CrmFault, type CrmFaultCode } from '../../crm/crm-fault';
import type { FinishedCall } from '../agent/finished-call';
import { loggerOf } from '../../log/log';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import type { Store } from '../store';
import { CallLog } from './call-log';
import type { SessionArea } from './changeable-calls';
import type { LoggingConnector } from './delivery-run';
import type { OutboxEntry } from './entry';
import type { OutboxStore } from './outbox-store';

/** One life of the worker, for tests. It dies before or after one of the things that it does. */
export class Life {
  /** Resolves at its death. */
  readonly died: Promise<void>;
  readonly #end: () => void;
  #left: number;

  /** Dies at that step: an even one is not done any more, an odd one is. */
  constructor(steps = Infinity) {
    let end = (): void => undefined;
    this.died = new Promise((resolve) => (end = resolve));
    this.#end = end;
    this.#left = steps;
  }

  /** Does something outside. Whoever is dead does nothing, and hears of nothing. */
  async does<T>(deed: () => T | Promise<T>): Promise<T> {
    if (this.#isLast()) return new Promise<T>(() => undefined);
    // Whatever it does takes a moment.
    await Promise.resolve();
    const outcome = await Promise.resolve()
      .then(deed)
      .then(
        (value) => ({ value }),
        (cause: unknown) => ({ cause }),
      );
    if (this.#isLast()) return new Promise<T>(() => undefined);
    if ('cause' in outcome) throw outcome.cause;
    return outcome.value;
  }

  #isLast(): boolean {
    this.#left -= 1;
    if (this.#left < 0) this.#end();
    return this.#left < 0;
  }
}

/** A disk that outlives every worker; what is put there is a copy. */
class FakeDisk {
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

/** What outlives the worker, and not the browser. */
class FakeSession {
  readonly #items = new Map<string, string>();

  for(life: Life): SessionArea {
    return {
      get: (key) => {
        const text = this.#items.get(key);
        return Promise.resolve(text === undefined ? {} : { [key]: JSON.parse(text) as unknown });
      },
      set: (items) =>
        life.does(() => {
          for (const [key, value] of Object.entries(items)) {
            this.#items.set(key, JSON.stringify(value));
          }
        }),
      remove: (key) => life.does(() => void this.#items.delete(key)),
    };
  }

  /** The browser is closed. */
  clear(): void {
    this.#items.clear();
  }
}

/** What a CRM does with the next call that it is told of. */
export type Mood = 'takes' | 'loses-reply' | CrmFaultCode;

/** A CRM that keeps its promise, whatever its mood. */
export class FakeCrm {
  readonly told: { readonly call: ToldCall; readonly again: boolean }[] = [];
  readonly amended: ToldCall[] = [];
  /** What its users see, in the order in which it came. */
  readonly records: ToldCall[] = [];
  moods: Mood[] = [];
  retryAfterMs: number | undefined;
  readonly #guarantee: CallLogger['guarantee'];

  constructor(
    guarantee: CallLogger['guarantee'] = 'once',
    private readonly amends: 'amends' | 'keeps' = 'keeps',
  ) {
    this.#guarantee = guarantee;
  }

  connector(life: Life, name: 'salesforce' | 'dynamics' = 'salesforce'): LoggingConnector {
    const write: CallLogger['write'] = (call, { again }) =>
      life.does(() => {
        this.told.push({ call, again });
        return this.#take(call, again);
      });
    const amend: CallLogger['amend'] = (id, call) =>
      life.does(() => {
        this.amended.push(call);
        this.#amend(id, call);
      });
    return {
      name,
      crm: name === 'salesforce' ? 'Salesforce' : 'Dynamics 365',
      find: () => Promise.resolve([]),
      log: { guarantee: this.#guarantee, write, ...(this.amends === 'amends' && { amend }) },
    };
  }

  #amend(id: string, call: ToldCall): void {
    const mood = this.#mood();
    // Of two, the id that was told last is the later one's.
    const place = this.records.findLastIndex((record) => `r-${record.id}` === id);
    if (place < 0) throw new CrmFault('refused', { status: 404 });
    this.records[place] = call;
    if (mood === 'loses-reply') throw new CrmFault('unreachable');
  }

  #mood(): 'takes' | 'loses-reply' {
    const mood = this.moods.shift() ?? 'takes';
    const { retryAfterMs } = this;
    if (mood !== 'takes' && mood !== 'loses-reply') throw new CrmFault(mood, { retryAfterMs });
    return mood;
  }

  #take(call: ToldCall, again: boolean): string {
    const mood = this.#mood();
    const place = this.records.findIndex(({ id }) => id === call.id);
    const knows = this.#guarantee === 'once' || (this.#guarantee === 'once-asked' && again);
    if (place < 0 || !knows) this.records.push(call);
    if (mood === 'loses-reply') throw new CrmFault('unreachable');
    return `r-${call.id}`;
  }
}

/** All that is around a worker: the clock, the disk, the CRMs, and who is at work. */
export class FakeOffice {
  now = 10_000;
  readonly disk = new FakeDisk();
  readonly session = new FakeSession();
  snapshot: Snapshot = { ...EMPTY_SNAPSHOT, account: null };
  /** When the worker is to be woken. */
  woken: number | undefined;
  names: ('salesforce' | 'dynamics')[] = ['salesforce'];

  constructor(public crm = new FakeCrm()) {}

  /** A worker's life, before its start. */
  worker(life = new Life()): CallLog {
    this.woken = undefined;
    const snapshot = (): Snapshot => this.snapshot;
    return new CallLog({
      store: {
        get snapshot() {
          return snapshot();
        },
        changeSnapshot: (patch: Partial<Snapshot>) => {
          this.snapshot = { ...this.snapshot, ...patch };
          return Promise.resolve();
        },
      } as unknown as Store,
      rows: this.disk.for(life),
      session: this.session.for(life),
      connectors: () => this.names.map((name) => this.crm.connector(life, name)),
      wake: (at) => (this.woken = at),
      alone: (_name, work) => work(),
      random: () => 1,
      now: () => this.now,
      log: loggerOf('hub'),
    });
  }

  /** A worker that has started. */
  async opened(): Promise<CallLog> {
    const callLog = this.worker();
    await callLog.open();
    return callLog;
  }

  /** Everything that happens by itself from now on, whenever that may be. */
  async timePasses(callLog: CallLog): Promise<void> {
    await callLog.run();
    while (this.woken !== undefined) {
      this.now = Math.max(this.now, this.woken);
      await callLog.run();
    }
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
