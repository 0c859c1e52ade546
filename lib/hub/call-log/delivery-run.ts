import type { CallLogger, Connector } from '../../crm/connector';
import { CrmFault } from '../../crm/crm-fault';
import { beingSent, delivered, isDue, notDelivered } from '../../crm/outbox/delivery';
import type { Delivery, Waiting } from '../../crm/outbox/delivery';
import { RESTED, restAfter, type Rest } from '../../crm/outbox/pause';
import { askedToWait, nextDue, wakeAt } from '../../crm/outbox/plan';
import type { Logger } from '../../log/log';
import { callLogOf } from './call-log-of';
import type { OutboxEntry } from './entry';
import type { Outbox } from './outbox';

/** A CRM has this long to take a call, ms; a worker that waits for longer is stopped. */
const PATIENCE_MS = 20_000;

/** A connector that calls are written to. */
export type LoggingConnector = Connector & { readonly log: CallLogger };

export type DeliveryParts = {
  readonly outbox: Outbox;
  readonly connectors: () => readonly LoggingConnector[];
  /** The name of whoever is at work, for the record. */
  readonly agent: () => string | undefined;
  readonly now: () => number;
  /** 0–1. */
  readonly random: () => number;
  /** One holder of a name at a time, in all of this browser; a holder that is stopped lets go. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly log: Logger;
};

/** Tells each CRM, one call after the other, of what is due. */
export class DeliveryRun {
  readonly #parts: DeliveryParts;
  readonly #rests = new Map<string, Rest>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #wanted = new Set<string>();
  #stopping = new AbortController();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#stopping.abort();
  }

  /** From now on, and until `stop`, calls are delivered. */
  begin(): void {
    if (this.#stopped()) this.#stopping = new AbortController();
  }

  /** Resolves when nothing is on its way any more; what was, may have come through. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running.values());
  }

  /** CRMs that were left alone are asked again. */
  forgetRests(): void {
    this.#rests.clear();
  }

  /** Delivers what is due, and resolves with when there is something to do next. */
  async run(): Promise<number | undefined> {
    const { connectors, outbox } = this.#parts;
    if (this.#stopped()) return undefined;
    await Promise.all(connectors().map((connector) => this.#runOne(connector)));
    if (this.#stopped()) return undefined;
    const entries = await outbox.entries();
    const names = new Set<string>(connectors().map(({ name }) => name));
    return wakeAt(entries, (name) => (names.has(name) ? this.#restUntil(name, entries) : Infinity));
  }

  #runOne(connector: LoggingConnector): Promise<void> {
    const { name } = connector;
    this.#wanted.add(name);
    const running = this.#running.get(name);
    if (running) return running;
    const run = this.#whileWanted(connector).finally(() => this.#running.delete(name));
    this.#running.set(name, run);
    return run;
  }

  async #whileWanted(connector: LoggingConnector): Promise<void> {
    const { alone, log } = this.#parts;
    try {
      while (this.#wanted.delete(connector.name)) {
        await alone(`call-log:${connector.name}`, () => this.#deliver(connector));
      }
    } catch (cause) {
      log.error('The call log could not be delivered', cause);
    }
  }

  async #deliver(connector: LoggingConnector): Promise<void> {
    const { outbox, now } = this.#parts;
    while (!this.#stopped()) {
      const entries = await outbox.entries();
      if (this.#restUntil(connector.name, entries) > now()) return;
      const due = nextDue(entries, connector.name, now());
      if (!due) return;
      await this.#tell(connector, due.id);
    }
  }

  async #tell(connector: LoggingConnector, id: string): Promise<void> {
    const { outbox, now, random } = this.#parts;
    const { name, log } = connector;
    let before: Delivery | undefined;
    const entry = await outbox.change(id, (found) => {
      before = found.deliveries[name];
      if (!isDue(before, now())) return found;
      const settledAt = log.settlesMs === undefined ? undefined : now() + log.settlesMs;
      const sending = beingSent(before, found.version, log.guarantee, settledAt);
      return withDelivery(found, name, sending);
    });
    const marked = entry?.deliveries[name];
    if (before?.state !== 'waiting' || marked?.state !== 'waiting' || !entry?.call) return;
    const was = before;
    try {
      const theirs = await this.#send(connector, entry.call, was);
      this.#rests.delete(name);
      const canAmend = log.amend !== undefined;
      await outbox.change(id, (found) => {
        const wanted = { version: found.version, canAmend, now: now() };
        return withDelivery(found, name, delivered(marked, theirs, wanted));
      });
    } catch (cause) {
      const fault = cause instanceof CrmFault ? cause : new CrmFault('garbage', { cause });
      this.#parts.log.warn(`A call was not taken: ${fault.code}`);
      const at = { now: now(), random: random() };
      this.#rests.set(name, restAfter(this.#rests.get(name) ?? RESTED, fault, at));
      await outbox.change(id, (found) =>
        withDelivery(found, name, notDelivered(was, marked, fault, at)),
      );
    }
  }

  /** Writes it, or amends what the CRM has; gives what the CRM calls it. */
  async #send(
    { name, log }: LoggingConnector,
    finished: NonNullable<OutboxEntry['call']>,
    { id, sent }: Waiting,
  ): Promise<string> {
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const call = callLogOf(finished, { connector: name, agent: this.#parts.agent() });
    if (id === undefined) return log.write(call, { again: sent !== undefined, signal });
    // It could be amended when it was last told of, and cannot any more: nobody has it as it is now.
    if (!log.amend) throw new CrmFault('refused');
    await log.amend(id, call, { signal });
    return id;
  }

  #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  #restUntil(name: string, entries: readonly OutboxEntry[]): number {
    return Math.max((this.#rests.get(name) ?? RESTED).until, askedToWait(entries, name));
  }
}

function withDelivery(entry: OutboxEntry, name: string, delivery: Delivery): OutboxEntry {
  return { ...entry, deliveries: { ...entry.deliveries, [name]: delivery } };
}
