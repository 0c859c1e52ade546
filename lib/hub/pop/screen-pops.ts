import type { Contact } from '../../crm/connector';
import { recordOf, screenPop } from '../../crm/screen-pop';
import { customerOf } from '../../snapshot/customer';
import type { CallView } from '../../snapshot/snapshot';
import { remembered, type Store } from '../store';
import type { Attention } from './attention';
import { popsAt, tooSoon, type Moment, type PopPolicy } from './pop-moment';
import type { Popped } from './popped';
import type { TabDesk } from './tab-desk';

const REMEMBERED = 100;
/** A worker that was dead for longer brings nothing forward: the agent has gone on, ms. */
const STALE_MS = 5_000;

type Parts = {
  readonly store: Store;
  readonly tabs: TabDesk;
  readonly attention: () => Promise<Attention>;
  readonly policy: () => PopPolicy;
  readonly now: () => number;
};

type PoppedCall = Pick<CallView, 'id' | 'direction' | 'consultFor' | 'answersItself'>;

/**
 * Brings the customer's record forward, once for each call, however often the worker is stopped:
 * what is about to be done is stored before it is done, and a later worker looks whether it was.
 */
export class ScreenPops {
  readonly #parts: Parts;
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Somebody is known who may be at the other end. The first who is the only one comes forward, if it
   * is the moment for it; whoever is known better later shows in the same tab, unless the agent has
   * begun to use it. Once the agent has said who it is, it is them, or nobody.
   */
  consider(call: PoppedCall, people: readonly Contact[], moment: Moment): Promise<void> {
    return this.#inTurn(() => this.#consider(call, people, moment));
  }

  /** The agent opens a record: now, and in front. */
  open(callId: string, contact: Contact): Promise<void> {
    return this.#inTurn(() => this.#open(callId, contact));
  }

  /** What comes to light about this call from now on brings nothing forward by itself. */
  close(callId: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.closed(callId)) return;
      await this.#keep({ callId, at: this.#parts.now(), url: null, step: 'done' });
    });
  }

  /** Whether it was decided what comes forward for a call. */
  closed(callId: string): boolean {
    return this.#of(callId) !== undefined;
  }

  /** Finishes what an earlier life of the worker may have been stopped in. */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      for (const popped of this.#parts.store.memory.popped) {
        if (popped.step !== 'done') await this.#takeUp(popped);
      }
    });
  }

  /** The agent has gone to a tab: a record that waited there waits no more. */
  async seen(tabId: number): Promise<void> {
    const { memory, snapshot } = this.#parts.store;
    const ids = memory.popped.filter((popped) => popped.tabId === tabId).map((one) => one.callId);
    if (!snapshot.calls.some((call) => call.recordWaits && ids.includes(call.id))) return;
    await this.#parts.store.changeSnapshot({
      calls: snapshot.calls.map((call) =>
        ids.includes(call.id) ? { ...call, recordWaits: undefined } : call,
      ),
    });
  }

  async #consider(call: PoppedCall, people: readonly Contact[], moment: Moment): Promise<void> {
    const { store, policy, now } = this.#parts;
    const [contact, ...others] = this.#meant(call.id, people);
    const url = contact && recordOf(contact);
    if (url === undefined || call.consultFor !== undefined) return;
    const earlier = this.#of(call.id);
    if (earlier) return this.#follow(earlier, url);
    if (others.length > 0 || !popsAt(moment, policy())) return;
    const at = now();
    const acted = call.direction === 'outgoing' || (moment === 'answer' && !call.answersItself);
    const soon = tooSoon(store.memory.popped, at);
    if (soon && !acted) return;
    const planned: Popped = { callId: call.id, at, url, step: 'planned', acted, soon };
    await this.#keep(planned);
    await this.#plan(planned);
  }

  #meant(callId: string, people: readonly Contact[]): readonly Contact[] {
    const call = this.#parts.store.snapshot.calls.find(({ id }) => id === callId);
    if (call?.customer === undefined) return people;
    return [customerOf(call) ?? []].flat();
  }

  /** The agent may have said who it is since it was planned. */
  #asNamed(popped: Popped): Popped {
    const call = this.#parts.store.snapshot.calls.find(({ id }) => id === popped.callId);
    if (call?.customer === undefined) return popped;
    const customer = customerOf(call);
    return { ...popped, url: (customer && recordOf(customer)) ?? null };
  }

  async #follow(popped: Popped, url: string): Promise<void> {
    const { url: shown, own, chosen, tabId } = popped;
    if (shown === null || shown === url || chosen || !own || tabId === undefined) return;
    if ((await this.#parts.tabs.used(tabId)) !== false) return;
    await this.#keep({ ...popped, url });
    await this.#parts.tabs.navigate(tabId, url);
  }

  async #takeUp(popped: Popped): Promise<void> {
    if (this.#parts.now() - popped.at > STALE_MS) return this.#done({ ...popped, inFront: true });
    if (popped.step === 'planned') return this.#plan(this.#asNamed(popped));
    if (popped.tabId !== undefined || !popped.before) return this.#act(popped);
    // A tab that is there since then is the one: rather none comes forward than two.
    const { before } = popped;
    const tabs = await this.#parts.tabs.all();
    await this.#act({ ...popped, tabId: tabs.find(({ id }) => !before.includes(id))?.id });
  }

  async #plan(popped: Popped): Promise<void> {
    const { tabs, policy } = this.#parts;
    if (popped.url === null) return this.#done({ ...popped, inFront: true });
    const open = await tabs.all();
    const pop = screenPop(popped.url, open, { newTab: policy().screenPopNewTab });
    if (pop.do === 'nothing') return this.#done({ ...popped, inFront: true });
    const inFront = await this.#mayTakeOver(popped);
    const begun: Popped =
      pop.do === 'open'
        ? { ...popped, step: 'begun', inFront, own: true, before: open.map(({ id }) => id) }
        : { ...popped, step: 'begun', inFront, tabId: pop.tab.id };
    await this.#keep(begun);
    await this.#act(begun);
  }

  async #act(popped: Popped): Promise<void> {
    const { tabs } = this.#parts;
    const { url, inFront = false } = popped;
    if (url === null) return;
    const tabId = popped.tabId ?? (await tabs.open(url, inFront));
    if (tabId !== undefined && inFront) await tabs.bringForward(tabId);
    await this.#done({ ...popped, tabId });
  }

  async #open(callId: string, contact: Contact): Promise<void> {
    const { tabs, now } = this.#parts;
    const url = recordOf(contact);
    if (url === undefined) return;
    const earlier = this.#of(callId);
    const mine = earlier?.own ? earlier.tabId : undefined;
    const unused = mine !== undefined && (await tabs.used(mine)) === false;
    const pop = screenPop(url, await tabs.all(), {
      newTab: true,
      reuse: unused ? mine : undefined,
    });
    if (pop.do === 'nothing') return;
    if (pop.do === 'reuse') await tabs.navigate(pop.tab.id, url);
    const tabId = pop.do === 'open' ? await tabs.open(url, true) : pop.tab.id;
    if (tabId !== undefined) await tabs.bringForward(tabId);
    const own = pop.do === 'open' || tabId === mine;
    const at = now();
    await this.#done({ callId, at, url, step: 'done', tabId, own, inFront: true, chosen: true });
  }

  /** Never out of the agent's hands while they type, nor where we cannot know, unless they have just acted. */
  async #mayTakeOver({ acted, soon }: Popped): Promise<boolean> {
    if (soon) return false;
    const now = await this.#parts.attention();
    return now === 'free' || (now === 'unseen' && acted === true);
  }

  #of(callId: string): Popped | undefined {
    return this.#parts.store.memory.popped.find((popped) => popped.callId === callId);
  }

  #keep(popped: Popped): Promise<void> {
    const { popped: all } = this.#parts.store.memory;
    const others = all.filter(({ callId }) => callId !== popped.callId);
    return this.#parts.store.changeMemory({ popped: remembered(others, popped, REMEMBERED) });
  }

  async #done(popped: Popped): Promise<void> {
    const recordWaits = !popped.inFront && popped.tabId !== undefined ? true : undefined;
    const { store } = this.#parts;
    void this.#keep({ ...popped, step: 'done', before: undefined });
    await store.changeSnapshot({
      calls: store.snapshot.calls.map((call) =>
        call.id === popped.callId ? { ...call, recordWaits } : call,
      ),
    });
  }

  /** One thing after the other: what two answers bring forward must not cross. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(step);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
