import { changed, newDelivery } from '../../crm/outbox/delivery';
import type { Deliveries } from '../../crm/outbox/plan';
import type { FinishedCall } from '../agent/finished-call';

/** A finished call in the outbox. Times in ms since 1970. */
export type OutboxEntry = {
  readonly id: string;
  /** Whose it is; nobody else sees or sends it. */
  readonly owner: string;
  /** When the call began. */
  readonly at: number;
  /** Counts what the agent has changed after the call was finished. */
  readonly version: number;
  /** Not told to anybody before then: the agent's last words may still be on their way. */
  readonly readyAt: number;
  /** Absent once every CRM has it: what is left says so, and nothing about the call. */
  readonly call?: FinishedCall;
  readonly deliveries: Deliveries;
};

/**
 * A CRM that calls are written to. `crm`: as agents know it; `canAmend`: it can be told later what the
 * agent has changed.
 */
export type LoggingCrm = {
  readonly name: string;
  readonly crm: string;
  readonly canAmend: boolean;
};

/** The last words of somebody whose wrap-up closed under their hands arrive within this time, ms. */
const LAST_WORDS_MS = 1_500;
/** A call that ended while no CRM was set up waits for one this long, ms. */
const UNCLAIMED_LIFE_MS = 24 * 3_600_000;
/** That a CRM has a call is remembered this long, ms. */
const RECEIPT_LIFE_MS = 30 * 24 * 3_600_000;

/** A call that has just been finished. */
export function entryOf(call: FinishedCall, settled: boolean, now: number): OutboxEntry {
  const { id, owner, at } = call;
  const readyAt = settled ? now : now + LAST_WORDS_MS;
  return { id, owner, at, version: 1, readyAt, call, deliveries: {} };
}

/**
 * The same with what the agent has changed; what a CRM has already is amended there, if it can be.
 * `settled`: no more is expected.
 */
export function amended(
  entry: OutboxEntry,
  call: FinishedCall,
  {
    crms,
    settled,
    now,
  }: {
    readonly crms: readonly LoggingCrm[];
    readonly settled: boolean;
    readonly now: number;
  },
): OutboxEntry {
  const version = entry.version + 1;
  const at = settled ? now : now + LAST_WORDS_MS;
  const deliveries: Deliveries = Object.fromEntries(
    Object.entries(entry.deliveries).map(([name, delivery]) => {
      const canAmend = crms.some((crm) => crm.name === name && crm.canAmend);
      return [name, changed(delivery, { version, canAmend, now: at })];
    }),
  );
  return { ...entry, version, call, deliveries };
}

/** Every CRM that is set up is to be told; of a rehearsal, none. */
export function claimed(entry: OutboxEntry, crms: readonly LoggingCrm[], now: number): OutboxEntry {
  if (entry.call?.practice) return entry;
  const missing = crms.filter(({ name }) => !Object.hasOwn(entry.deliveries, name));
  if (!entry.call || missing.length === 0) return entry;
  const added: Deliveries = Object.fromEntries(
    missing.map(({ name, crm }) => [name, newDelivery(crm, entry.readyAt, now)]),
  );
  return { ...entry, deliveries: { ...entry.deliveries, ...added } };
}

/** Without the call, once every CRM has it. */
export function withoutDelivered(entry: OutboxEntry): OutboxEntry {
  const all = Object.values(entry.deliveries);
  if (!entry.call || all.length === 0 || all.some(({ state }) => state !== 'saved')) return entry;
  const { id, owner, at, version, readyAt, deliveries } = entry;
  return { id, owner, at, version, readyAt, deliveries };
}

/** When it may be deleted, ms since 1970; `undefined`: never by itself. */
export function lastsUntil({ call, deliveries, at }: OutboxEntry): number | undefined {
  if (!call) return at + RECEIPT_LIFE_MS;
  return Object.keys(deliveries).length === 0 ? call.finishedAt + UNCLAIMED_LIFE_MS : undefined;
}
