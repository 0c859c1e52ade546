import type { CallLookups } from '../crm/call-lookups';
import type { Contact } from '../crm/connector';
import { refined } from '../crm/joined-contacts';
import { writtenNumber } from '../phone-numbers/written-forms';
import { customerOf } from '../snapshot/customer';
import type { CallView } from '../snapshot/snapshot';
import type { EndReason } from '../telephony/call';
import { liveCalls, ringingCalls } from './calls';
import type { Cards } from './cards';
import {
  clearNotification,
  notifiedCalls,
  refineNotification,
  showNotification,
} from './notification';
import type { Moment } from './pop/pop-moment';
import type { ScreenPops } from './pop/screen-pops';
import type { RegionSource } from './region';
import type { Store } from './store';

const ASKING = { done: false, faults: [], ways: [] } as const;

/**
 * The story of an incoming call: it rings → notification, caller card and panel say so → who is it? →
 * they say that, too → the customer's own tab comes forward. The engine rings by itself; nothing here can
 * make a ring late or lose it.
 */
export class Incoming {
  readonly #store: Store;
  readonly #cards: Cards;
  readonly #lookups: CallLookups;
  readonly #region: RegionSource;
  readonly #pops: ScreenPops;

  constructor(
    store: Store,
    cards: Cards,
    lookups: CallLookups,
    region: RegionSource,
    pops: ScreenPops,
  ) {
    this.#store = store;
    this.#cards = cards;
    this.#lookups = lookups;
    this.#region = region;
    this.#pops = pops;
  }

  /** A call rings. Saying so twice changes nothing: a new worker says it again to be sure. */
  async rang(call: CallView): Promise<void> {
    const shown = this.#cards.show(call.id);
    const ringing = () => ringingCalls(this.#store.snapshot).find(({ id }) => id === call.id);
    const masked = () => this.#store.snapshot.maskNumbers;
    let told: Promise<unknown> = showNotification(ringing, masked());
    const found = this.#bringForward(call, 'ring', () => {
      told = told.then(() => refineNotification(ringing, masked()));
    });
    await Promise.all([shown, found]);
    await told;
  }

  /** A call goes out: who it is with, and their record, as with one that rings. */
  async dialled(call: CallView): Promise<void> {
    await this.#bringForward(call, 'ring');
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
    const dialled = liveCalls(snapshot).filter(
      (call) => call.direction === 'outgoing' && call.phase !== 'connected',
    );
    await this.#pops.resume();
    await Promise.all([
      ...[...new Set(over)].map((id) => this.silent(id)),
      ...ringing.filter((call) => !told.has(call.id)).map((call) => this.rang(call)),
      ...dialled.filter((call) => !told.has(call.id)).map((call) => this.dialled(call)),
      ...talking.filter((call) => !told.has(call.id)).map((call) => this.answered(call)),
    ]);
  }

  /** The call ended: no sign of it stays, and a call that was missed is said to be. */
  async over(call: CallView): Promise<void> {
    this.#lookups.over(call.id);
    await this.silent(call.id);
    const reason = call.endReason;
    if (!reason || !this.#mustBeTold(call, reason)) return;
    const about = customerOf(call)?.name ?? call.displayName ?? call.number;
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

  /** Somebody answered: the record of whoever is at the other end comes forward, once. */
  async answered(call: CallView): Promise<void> {
    if (this.#pops.closed(call.id)) return;
    await this.#bringForward(call, 'answer');
    await this.#pops.close(call.id);
  }

  async #bringForward(call: CallView, moment: Moment, found?: () => void): Promise<void> {
    const done: Promise<void>[] = [];
    const people = await this.identify(call, (some) => {
      found?.();
      done.push(this.#pops.consider(call, some, moment));
    });
    // Whom the agent has found by name, no lookup tells.
    if (people.length === 0) done.push(this.#pops.consider(call, people, moment));
    await Promise.all(done);
  }

  /** Who it may be, for a call of either direction; the snapshot says so when somebody is found. */
  async identify(
    call: CallView,
    tell?: (people: readonly Contact[]) => void,
  ): Promise<readonly Contact[]> {
    const number = writtenNumber(call.number, this.#region.typed().region);
    if (!call.lookup) void this.#paint(call.id, () => ({ lookup: ASKING }));
    const { people, faults, ways } = await this.#lookups.of(
      { id: call.id, number, known: call.contacts },
      (contacts) => {
        void this.#paint(call.id, (view) => ({ contacts: refined(view.contacts, contacts) }));
        tell?.(contacts);
      },
    );
    await this.#paint(call.id, () => ({ lookup: { done: true, faults, ways } }));
    return people;
  }

  #paint(
    callId: string,
    found: (view: CallView) => Pick<CallView, 'contacts'> | Pick<CallView, 'lookup'>,
  ) {
    const { calls } = this.#store.snapshot;
    return this.#store.changeSnapshot({
      calls: calls.map((view) => (view.id === callId ? { ...view, ...found(view) } : view)),
    });
  }
}
