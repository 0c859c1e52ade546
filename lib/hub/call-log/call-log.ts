import type { Connector } from '../../crm/connector';
import { reconnected, wantedAgain } from '../../crm/outbox/delivery';
import type { Delivery } from '../../crm/outbox/delivery';
import { isUndelivered } from '../../crm/outbox/plan';
import type { HistoryPage } from '../../snapshot/history';
import type { Snapshot } from '../../snapshot/snapshot';
import { ownerOf } from '../agent/owner';
import { pageOf } from '../history/page-of';
import { recordMatcher } from '../history/matches';
import type { Store } from '../store';
import { ChangeableCalls, type SessionArea } from './changeable-calls';
import { callLogView, statesIn } from './call-log-view';
import { DeliveryRun, type DeliveryParts, type LoggingConnector } from './delivery-run';
import { claimed, type LoggingCrm, type OutboxEntry } from './entry';
import { Outbox } from './outbox';
import type { OutboxStore } from './outbox-store';

/** Wakes a worker when a record is to be tried again. */
export const CALL_LOG_ALARM = 'call-log';
/** Somebody waits for what can be sent at once, ms. */
const SEND_WITHIN_MS = 20_000;
/** What is due by now is not waited for shorter than this, ms. */
const SOONEST_MS = 500;

type Parts = Omit<DeliveryParts, 'outbox' | 'agent'> & {
  readonly store: Store;
  readonly rows: OutboxStore;
  /** Where calls are kept that the agent may still change. */
  readonly session: SessionArea;
  /** Whoever does not say so in time is woken by it. `undefined`: there is nothing to wake for. */
  readonly wake: (at: number | undefined) => void;
};

/**
 * The call log: every finished call is kept on disk until each CRM that is set up has it. Delivers by
 * itself while its agent is at work, whatever happens to the worker.
 */
export class CallLog {
  readonly outbox: Outbox;
  readonly #parts: Parts;
  readonly #run: DeliveryRun;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  constructor(parts: Parts) {
    this.#parts = parts;
    this.outbox = new Outbox({
      rows: parts.rows,
      changeable: new ChangeableCalls(parts.session),
      owner: () => ownerOf(parts.store.snapshot.account),
      crms: () => crmsOf(parts.connectors()),
      now: parts.now,
      changed: (entries) => {
        this.#show(entries);
        void this.run();
      },
    });
    const agent = () => parts.store.snapshot.account?.name;
    this.#run = new DeliveryRun({ ...parts, outbox: this.outbox, agent });
  }

  /** Follows the snapshot: who comes to work, and who goes. */
  follow(now: Snapshot, before: Snapshot): void {
    if (now.signIn !== before.signIn) void (isAtWork(now) ? this.open() : this.close());
  }

  /**
   * Takes up what there is of whoever is at work now: at the worker's start, after a sign-in, and when
   * the gateway has released the agent's key.
   */
  async open(): Promise<void> {
    if (!isAtWork(this.#parts.store.snapshot)) return;
    await this.outbox.reopen();
    this.#run.begin();
    await this.connected();
  }

  /** A CRM is connected, or set up: what has waited for that is tried. */
  async connected(): Promise<void> {
    this.#run.forgetRests();
    const { now, connectors } = this.#parts;
    await this.outbox.changeAll((entry) =>
      claimed(
        each(entry, (one) => reconnected(one, now())),
        crmsOf(connectors()),
        now(),
      ),
    );
    this.#show(await this.outbox.entries());
    await this.run();
  }

  /** Time has passed, or there is something new. */
  async run(): Promise<void> {
    const at = await this.#run.run();
    const { wake, now } = this.#parts;
    clearTimeout(this.#timer);
    wake(at);
    if (at === undefined) return;
    this.#timer = setTimeout(() => void this.run(), Math.max(SOONEST_MS, at - now()));
  }

  /** Tries a call's record once more, or those of all calls; at once. */
  async tryAgain(call?: string): Promise<void> {
    this.#run.forgetRests();
    const { now } = this.#parts;
    await this.outbox.changeAll((entry) =>
      call === undefined || entry.id === call
        ? each(entry, (one) => wantedAgain(one, now()))
        : entry,
    );
    await this.run();
  }

  /** Sends what can be sent within a while, and says how many calls are left. */
  async sendNow(): Promise<number> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, SEND_WITHIN_MS)));
    await Promise.race([this.tryAgain(), late]);
    clearTimeout(timer);
    return (await this.outbox.entries()).filter(isUndelivered).length;
  }

  /** The agent does not want them in any CRM: they are gone. */
  async discard(): Promise<void> {
    await this.#run.stop();
    await this.outbox.discard();
    this.#run.begin();
  }

  /** The agent goes: nothing is sent any more, and what is left waits for the same one, sealed. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#parts.wake(undefined);
    await this.#run.stop();
  }

  /** Nothing of the one before is shown to the next agent. */
  async signedOut(): Promise<void> {
    await this.outbox.forget();
    this.#show([]);
    await this.open();
  }

  /** The records of a page, each with how it stands with the CRMs. */
  async told(page: HistoryPage): Promise<HistoryPage> {
    const entries = await this.outbox.entries();
    const states = statesIn(entries, crmsOf(this.#parts.connectors()));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const changeable = await this.outbox.changeable();
    const records = page.records.map((record) => {
      const entry = byId.get(record.id);
      const saved = entry ? states(entry) : [];
      return {
        ...record,
        ...(saved.length > 0 && { saved }),
        ...(changeable.has(record.id) && { changeable: true as const }),
      };
    });
    return { ...page, records };
  }

  /** What no CRM has, or not every one, whether the history knows it or not. */
  async undelivered(text: string, before?: number): Promise<HistoryPage> {
    const matches = recordMatcher(text);
    const records = (await this.outbox.entries())
      .filter(isUndelivered)
      .flatMap(({ call }) => call ?? [])
      .filter(matches)
      .sort((a, b) => b.at - a.at);
    return this.told({ ...pageOf(records, before), callCentre: 'none' });
  }

  #show(entries: readonly OutboxEntry[]): void {
    const { store, connectors } = this.#parts;
    const callLog = callLogView(entries, crmsOf(connectors()));
    const shown = JSON.stringify(callLog);
    if (shown === this.#shown && shown === JSON.stringify(store.snapshot.callLog)) return;
    this.#shown = shown;
    void store.changeSnapshot({ callLog });
  }
}

/** Whether calls are written there. */
export function isLogging(connector: Connector): connector is LoggingConnector {
  return connector.log !== undefined;
}

function isAtWork({ signIn }: Snapshot): boolean {
  return signIn === 'in' || signIn === 'not-needed';
}

function crmsOf(connectors: readonly LoggingConnector[]): readonly LoggingCrm[] {
  return connectors.map(({ name, crm = name, log }) => {
    return { name, crm, canAmend: log.amend !== undefined };
  });
}

function each(entry: OutboxEntry, change: (delivery: Delivery) => Delivery): OutboxEntry {
  const pairs = Object.entries(entry.deliveries);
  const changed = pairs.map(([name, delivery]) => [name, change(delivery)] as const);
  const same = changed.every(([, delivery], at) => delivery === pairs[at]?.[1]);
  return same ? entry : { ...entry, deliveries: Object.fromEntries(changed) };
}
