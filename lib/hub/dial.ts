import { failed, ok, type Result } from '../messaging/result';
import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Region } from '../phone-numbers/found';
import type { Speaker } from '../messaging/roles';
import { withCall } from '../policy/call-rate';
import { HARMLESS } from '../policy/destination';
import { mayDial, type DialFacts, type Doubt } from '../policy/may-dial';
import type { ListedNumber, Snapshot } from '../snapshot/snapshot';
import type { CallId } from '../telephony/call';
import { liveCalls } from './calls';
import { dialOptions, roomForAnother } from './agent/dial-options';
import { BY_AGENT, chosen, clicked, listed, named, type Chosen } from './dial-request';
import type { DialRules } from './dial-rules';
import type { EnginePort } from './engine-port';
import { numberOf, questionOf, reread, type DialRequest } from './question';
import type { PageFacts, RegionSource } from './region';
import { remembered, type Memory, type PendingDial, type Store } from './store';

const WISHES_REMEMBERED = 100;
/** A dial that the engine has not taken for this long is not what the agent wants any more. */
const PENDING_LIFE_MS = 10_000;

/** The agent has said which country a site's national numbers belong to. */
export type ChooseRegion = (site: string, region: Region) => Promise<void>;

type Answer = Result<DialReceipt, DialRefusal>;

type DialParts = {
  readonly store: Store;
  readonly engine: Pick<EnginePort, 'command'>;
  readonly region: RegionSource;
  readonly rules: DialRules;
  readonly chooseRegion: ChooseRegion;
};

/**
 * The story of an outgoing call: a wish is normalised → may we? → asked about if needed → the
 * engine dials → the snapshot shows it. Every number is parsed here again; the page's reading only
 * tells what the agent saw.
 */
export class Dial {
  readonly #store: Store;
  readonly #engine: Pick<EnginePort, 'command'>;
  readonly #region: RegionSource;
  readonly #rules: DialRules;
  readonly #chooseRegion: ChooseRegion;

  constructor({ store, engine, region, rules, chooseRegion }: DialParts) {
    this.#store = store;
    this.#engine = engine;
    this.#region = region;
    this.#rules = rules;
    this.#chooseRegion = chooseRegion;
  }

  /** A click on a page. `gesture` is the browser's word that a person clicked. */
  async fromPage(
    wish: DialWish,
    speaker: Speaker,
    site: { on: boolean; trusted: boolean; origin: string },
    gesture: boolean,
  ): Promise<Answer> {
    if (!gesture) return failed('no-gesture');
    if (!site.on) return failed('site-off');
    if (!this.#useWish(wish.id)) return this.#became(wish.id);
    const asking = { origin: speaker.origin, site };
    return this.#decide(clicked(wish, asking, this.#region));
  }

  /** A number that the agent typed in the panel, or chose on a page. */
  async fromAgent(id: string, text: string, how: Chosen = {}): Promise<Answer> {
    if (!this.#useWish(id)) return this.#became(id);
    return this.#decide(this.#chosen(id, text, how));
  }

  /** The agent wanted to dial from a page that we may not look into. */
  async notHere(): Promise<void> {
    await this.#refuse('site-off', '');
  }

  /** Sends the far end of a call somewhere else: a target like any number that is dialled. */
  async transfer(call: CallId, to: string): Promise<void> {
    if (!connected(this.#store.snapshot, call)) return;
    const request = this.#chosen(crypto.randomUUID(), to, { typed: true });
    await this.#decide({ ...request, transferOf: call });
  }

  /**
   * Whether a call may go on with a number that its far end names, not the agent. What would be asked
   * about is refused: the far end's phone does not wait for an answer.
   */
  async mayCall(number: string): Promise<boolean> {
    await this.#rules.ready();
    const { colleagues } = this.#store.snapshot.desk;
    const request = named(number, { region: this.#region, colleagues });
    return mayDial(this.#factsOf({ ...request, transferOf: request.id })).do === 'dial';
  }

  /** A number that the agent chose from the list of a page: exactly the one that was found. */
  async fromList(
    id: string,
    number: ListedNumber,
    page: PageFacts,
    consultFor?: CallId,
  ): Promise<Answer> {
    if (!this.#useWish(id)) return this.#became(id);
    return this.#decide({ ...listed(id, number, page, this.#region), consultFor });
  }

  /**
   * The agent said yes to the question in the panel; everything else is looked at again. `shown`:
   * the number that the agent saw when saying so.
   */
  async confirm(id: string, shown?: string): Promise<Answer> {
    await this.#rules.ready();
    const { question } = this.#store.snapshot;
    if (question?.id !== id) return failed('used-wish');
    const { number, text, region, site, national, doubts, inside, consultFor, transferOf } =
      question;
    if (shown !== undefined && shown !== number) return ok('asked');
    const country = national?.as ?? region ?? this.#region.typed().region;
    const parsed = this.#rules.read(number, country);
    const facts = { ...BY_AGENT, regionGuessed: false };
    const page = site === undefined ? undefined : { origin: site };
    const address = inside ? number : undefined;
    const request = { id, text, parsed, address, facts, page, consultFor, transferOf };
    const verdict = mayDial(this.#factsOf(request));
    if (verdict.do === 'refuse') {
      await this.#store.changeSnapshot({ question: null });
      return this.#refuse(verdict.because, text, verdict.until);
    }
    const more = verdict.do === 'ask' ? verdict.doubts.filter(isNew(doubts)) : [];
    if (more.length > 0) {
      await this.#store.changeSnapshot({ question: { ...question, doubts: [...doubts, ...more] } });
      return ok('asked');
    }
    // Carried out at once: whatever is decided meanwhile must see that this one is on its way.
    const carried = this.#carryOut(request, number);
    if (site && national && doubts.includes('region-guessed')) {
      await this.#chooseRegion(site, national.as);
    }
    return carried;
  }

  /** The agent says that the number asked about belongs to another country: it is read anew. */
  async readAs(id: string, region: Region): Promise<void> {
    await this.#rules.ready();
    const { question } = this.#store.snapshot;
    if (question?.id === id) {
      await this.#store.changeSnapshot({ question: reread(question, region, this.#rules) });
    }
  }

  async dismiss(id: string): Promise<void> {
    if (this.#store.snapshot.question?.id === id) {
      await this.#store.changeSnapshot({ question: null });
    }
  }

  /** After a restart: a dial that was decided but never reached the engine goes out now, once. */
  async resume(now: number): Promise<void> {
    const pending = this.#store.memory.pendingDial;
    if (!pending) return;
    if (!fresh(pending, now)) return this.#store.changeMemory({ pendingDial: null });
    await this.#engine.command(pending.id, {
      type: 'dial',
      call: pending.id,
      number: pending.number,
      options: pending.options,
    });
  }

  #chosen(id: string, text: string, how: Chosen): DialRequest {
    const { colleagues } = this.#store.snapshot.desk;
    return chosen(id, text, how, { region: this.#region, colleagues });
  }

  #useWish(id: string): boolean {
    const { usedWishes } = this.#store.memory;
    if (usedWishes.includes(id)) return false;
    void this.#store.changeMemory({ usedWishes: remembered(usedWishes, id, WISHES_REMEMBERED) });
    return true;
  }

  /** A wish is said again when its answer was lost: it hears what became of it, and does nothing. */
  #became(id: string): Answer {
    const { snapshot, memory } = this.#store;
    if (snapshot.question?.id === id) return ok('asked');
    const dialled = memory.pendingDial?.id === id || snapshot.calls.some((call) => call.id === id);
    return dialled ? ok('dialling') : failed('used-wish');
  }

  async #decide(wanted: DialRequest): Promise<Answer> {
    await this.#rules.ready();
    const request = this.#withListedCode(wanted);
    const verdict = mayDial(this.#factsOf(request));
    switch (verdict.do) {
      case 'refuse':
        return this.#refuse(verdict.because, request.text, verdict.until);
      case 'ask':
        await this.#store.changeSnapshot({
          question: questionOf(request, verdict.doubts, this.#region.likely(request.page)),
        });
        return ok('asked');
      case 'dial':
        return this.#carryOut(request, numberOf(request));
    }
  }

  /** A short code that the company lists may look like a subscriber's number; its country is no guess. */
  #withListedCode(request: DialRequest): DialRequest {
    const { address, national, facts } = request;
    if (address !== undefined || !national) return request;
    const code = this.#rules.listedCode(national.text, national.as);
    return code ? { ...request, parsed: code, facts: { ...facts, regionGuessed: false } } : request;
  }

  /** Is stored as on its way before anything is awaited, or another call could go out beside it. */
  async #carryOut(request: DialRequest, number: string): Promise<Answer> {
    const { id, text, transferOf } = request;
    if (transferOf === undefined) return this.#start(id, number, text, request);
    await this.#claim(request, {});
    const action = { type: 'transfer', to: number } as const;
    await this.#engine.command(id, { type: 'act', call: transferOf, action });
    return ok('dialling');
  }

  async #start(id: string, number: string, asShown: string, request: DialRequest): Promise<Answer> {
    const { address, parsed, consultFor } = request;
    const region = address === undefined ? (parsed?.region ?? '') : undefined;
    const options = dialOptions(this.#store.snapshot, region, consultFor);
    const pendingDial = { id, number, asShown, options, at: Date.now() };
    await this.#claim(request, { pendingDial });
    await this.#engine.command(id, { type: 'dial', call: id, number, options });
    return ok('dialling');
  }

  /** It goes out: counted before the engine hears of it, so that no kill makes it uncounted. */
  #claim({ page }: DialRequest, change: Partial<Memory>): Promise<void> {
    const call = { at: Date.now(), site: page?.origin };
    return this.#store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, notice: null, question: null },
      memory: { ...memory, ...change, placed: withCall(memory.placed, call) },
    }));
  }

  async #refuse(code: DialRefusal, about: string, until?: number): Promise<Answer> {
    await this.#store.changeSnapshot({
      notice: { code: `dial.${code}`, at: Date.now(), about, until },
    });
    return failed(code);
  }

  #factsOf(request: Omit<DialRequest, 'id'>): DialFacts {
    const { snapshot, memory } = this.#store;
    const { address, parsed, transferOf, consultFor, page } = request;
    const { inPanel, ...facts } = request.facts;
    const full = !roomForAnother(snapshot, consultFor) || fresh(memory.pendingDial, Date.now());
    return {
      ...(address === undefined ? this.#rules.judge(parsed) : HARMLESS),
      ...facts,
      empty: request.text.trim() === '',
      busy: transferOf === undefined && full,
      interrupts: !inPanel && liveCalls(snapshot).length > 0,
      signedIn: snapshot.signIn === 'in' || snapshot.signIn === 'not-needed',
      microphone: transferOf === undefined ? snapshot.microphone : 'granted',
      lineUp: snapshot.line.state === 'up',
      policy: this.#rules.policy,
      wait: this.#rules.waitFor(memory.placed, page?.origin),
      confirmDial: this.#rules.confirmDial,
    };
  }
}

function fresh(pending: PendingDial | null, now: number): boolean {
  return pending !== null && now - pending.at < PENDING_LIFE_MS;
}

/** A doubt that the question did not name; that one is asked at all the agent has seen. */
function isNew(named: readonly Doubt[]): (doubt: Doubt) => boolean {
  return (doubt) => doubt !== 'always-asked' && !named.includes(doubt);
}

function connected({ calls }: Snapshot, call: CallId): boolean {
  return calls.some(({ id, phase }) => id === call && phase === 'connected');
}
