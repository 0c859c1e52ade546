import type { Connector, Contact } from '../crm/connector';
import { CallLookups } from '../crm/call-lookups';
import { writtenNumber } from '../phone-numbers/written-forms';
import type { Settings } from '../policy/settings';
import type { CallView } from '../snapshot/snapshot';
import type { EndReason } from '../telephony/call';
import { ringingCalls } from './calls';
import type { Cards } from './cards';
import { clearNotification, notifiedCalls, showNotification } from './notification';
import { showRecord } from './record-tab';
import type { RegionSource } from './region';
import { remembered, type Store } from './store';

const CALLS_REMEMBERED = 100;

/**
 * The story of an incoming call: it rings → who is it? → notification, caller card and panel say so
 * → on answer, the customer's own tab comes forward. The engine rings by itself; nothing here can
 * make a ring late or lose it.
 */
export class Incoming {
  readonly #store: Store;
  readonly #cards: Cards;
  readonly #lookups: CallLookups;
  readonly #region: RegionSource;
  readonly #pop: () => Settings['screenPop'];

  constructor(
    store: Store,
    cards: Cards,
    connectors: () => readonly Connector[],
    region: RegionSource,
    pop: () => Settings['screenPop'],
  ) {
    this.#store = store;
    this.#cards = cards;
    this.#lookups = new CallLookups(connectors);
    this.#region = region;
    this.#pop = pop;
  }

  /** A call rings. Saying so twice changes nothing: a new worker says it again to be sure. */
  async rang(call: CallView): Promise<void> {
    const shown = this.#cards.show(call.id);
    await this.identify(call);
    const known = this.#store.snapshot.calls.find((view) => view.id === call.id);
    const { maskNumbers } = this.#store.snapshot;
    if (known?.phase === 'ringing') await showNotification(known, maskNumbers);
    await shown;
  }

  /**
   * Finishes what an earlier life of the worker may have been stopped in: what rings is shown, what
   * does not is silent, an answered caller's record comes forward. `told`: calls that something
   * has just happened to, so that it is being done anyway.
   */
  async resume(told: ReadonlySet<string>): Promise<void> {
    const { snapshot, memory } = this.#store;
    const ringing = ringingCalls(snapshot);
    const shown = [...memory.cards.map((card) => card.callId), ...(await notifiedCalls())];
    const over = shown.filter((id) => !ringing.some((call) => call.id === id));
    const talking = snapshot.calls.filter((call) => call.phase === 'connected');
    await Promise.all([
      ...[...new Set(over)].map((id) => this.silent(id)),
      ...ringing.filter((call) => !told.has(call.id)).map((call) => this.rang(call)),
      ...talking.filter((call) => !told.has(call.id)).map((call) => this.answered(call)),
    ]);
  }

  /** The call ended: no sign of it stays, and a call that was missed is said to be. */
  async over(call: CallView): Promise<void> {
    this.#lookups.over(call.id);
    await this.silent(call.id);
    const reason = call.endReason;
    if (!reason || !this.#mustBeTold(call, reason)) return;
    const about = call.contacts[0]?.name ?? call.displayName ?? call.number;
    await this.#store.changeSnapshot({
      notice: { code: `ended.${reason}`, at: Date.now(), about },
    });
  }

  /** The panel goes on to another call, or to none, without having shown how this one ended. */
  #mustBeTold({ consultFor, connectedAt }: CallView, reason: EndReason): boolean {
    if (reason === 'missed' || reason === 'answered-elsewhere') return true;
    const failed = connectedAt === undefined && reason !== 'cancelled' && reason !== 'transferred';
    return consultFor !== undefined && failed;
  }

  /** It rings no longer: every sign of it goes, wherever it was answered. */
  async silent(callId: string): Promise<void> {
    await Promise.all([clearNotification(callId), this.#cards.hide(callId)]);
  }

  /**
   * The agent answered: the record of the only, or the best, match comes forward, once, as far as the
   * company wants it to.
   */
  async answered(call: CallView): Promise<void> {
    if (call.direction === 'outgoing' || this.#store.memory.popped.includes(call.id)) return;
    const contact = call.contacts[0] ?? (await this.identify(call))[0];
    const pop = this.#pop();
    if (contact && pop !== 'never') await showRecord(contact, pop);
    const popped = remembered(this.#store.memory.popped, call.id, CALLS_REMEMBERED);
    await this.#store.changeMemory({ popped });
  }

  /** Who it may be, for a call of either direction; the snapshot says so when somebody is found. */
  async identify(call: CallView): Promise<readonly Contact[]> {
    const number = writtenNumber(call.number, this.#region.typed().region);
    let painted: Promise<void> | undefined;
    const { people } = await this.#lookups.of(
      { id: call.id, number, known: call.contacts },
      (contacts) => {
        painted = this.#paint(call.id, contacts);
      },
    );
    await painted;
    return people;
  }

  #paint(callId: string, contacts: readonly Contact[]): Promise<void> {
    const { calls } = this.#store.snapshot;
    return this.#store.changeSnapshot({
      calls: calls.map((view) => (view.id === callId ? { ...view, contacts } : view)),
    });
  }
}
