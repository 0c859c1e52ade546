import { failed, ok, type Result } from '../messaging/result';
import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Region } from '../phone-numbers/found';
import type { Speaker } from '../messaging/roles';
import { mayDial, type DialFacts, type PolicyState } from '../policy/may-dial';
import { parseNumber } from '../phone-numbers/parse';
import { riskOf } from '../phone-numbers/risk';
import type { ListedNumber, Snapshot } from '../snapshot/snapshot';
import type { CallId } from '../telephony/call';
import { liveCalls } from './calls';
import { dialOptions, roomForAnother } from './agent/dial-options';
import { BY_AGENT, chosen, clicked, listed, named, type Chosen } from './dial-request';
import type { EnginePort } from './engine-port';
import { numberOf, questionOf, reread, type DialRequest } from './question';
import type { PageFacts, RegionSource } from './region';
import { remembered, type PendingDial, type Store } from './store';

const WISHES_REMEMBERED = 100;
/** A dial that the engine has not taken for this long is not what the agent wants any more. */
const PENDING_LIFE_MS = 10_000;

/** The agent has said which country a site's national numbers belong to. */
export type ChooseRegion = (site: string, region: Region) => Promise<void>;

type Answer = Result<DialReceipt, DialRefusal>;

/**
 * The story of an outgoing call: a wish is normalised → may we? → asked about if needed → the
 * engine dials → the snapshot shows it. Every number is parsed here again; the page's reading only
 * tells what the agent saw.
 */
export class Dial {
  readonly #store: Store;
  readonly #engine: Pick<EnginePort, 'command'>;
  readonly #region: RegionSource;
  readonly #chooseRegion: ChooseRegion;
  readonly #policy: () => PolicyState;

  constructor(
    store: Store,
    engine: Pick<EnginePort, 'command'>,
    region: RegionSource,
    chooseRegion: ChooseRegion,
    policy: () => PolicyState,
  ) {
    this.#policy = policy;
    this.#chooseRegion = chooseRegion;
    this.#store = store;
    this.#engine = engine;
    this.#region = region;
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
  mayCall(number: string): boolean {
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
    const { question } = this.#store.snapshot;
    if (question?.id !== id) return failed('used-wish');
    const { number, text, region, site, national, doubts, consultFor, transferOf } = question;
    if (shown !== undefined && shown !== number) return ok('asked');
    await this.#store.changeSnapshot({ question: null });
    const country = national?.as ?? region ?? this.#region.typed().region;
    const facts = { ...BY_AGENT, regionGuessed: false };
    const parsed = parseNumber(number, country);
    const verdict = mayDial(this.#factsOf({ text, facts, parsed, transferOf }));
    if (verdict.do === 'refuse') return this.#refuse(verdict.because, text);
    if (site && national && doubts.includes('region-guessed')) {
      await this.#chooseRegion(site, national.as);
    }
    return this.#carryOut({ id, text, parsed, facts, consultFor, transferOf }, number);
  }

  /** The agent says that the number asked about belongs to another country: it is read anew. */
  async readAs(id: string, region: Region): Promise<void> {
    const { question } = this.#store.snapshot;
    if (question?.id === id) {
      await this.#store.changeSnapshot({ question: reread(question, region) });
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

  async #decide(request: DialRequest): Promise<Answer> {
    const verdict = mayDial(this.#factsOf(request));
    switch (verdict.do) {
      case 'refuse':
        return this.#refuse(verdict.because, request.text);
      case 'ask':
        await this.#store.changeSnapshot({
          question: questionOf(request, verdict.doubts, this.#region.likely(request.page)),
        });
        return ok('asked');
      case 'dial':
        return this.#carryOut(request, numberOf(request));
    }
  }

  async #carryOut(request: DialRequest, number: string): Promise<Answer> {
    const { id, text, transferOf } = request;
    if (transferOf === undefined) return this.#start(id, number, text, request);
    await this.#store.changeSnapshot({ notice: null, question: null });
    const action = { type: 'transfer', to: number } as const;
    await this.#engine.command(id, { type: 'act', call: transferOf, action });
    return ok('dialling');
  }

  async #start(
    id: string,
    number: string,
    asShown: string,
    { address, parsed, consultFor }: Pick<DialRequest, 'address' | 'parsed' | 'consultFor'>,
  ): Promise<Answer> {
    const region = address === undefined ? (parsed?.region ?? '') : undefined;
    const options = dialOptions(this.#store.snapshot, region, consultFor);
    await this.#store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, notice: null, question: null },
      memory: { ...memory, pendingDial: { id, number, asShown, options, at: Date.now() } },
    }));
    await this.#engine.command(id, { type: 'dial', call: id, number, options });
    return ok('dialling');
  }

  async #refuse(code: DialRefusal, about: string): Promise<Answer> {
    await this.#store.changeSnapshot({
      notice: { code: `dial.${code}`, at: Date.now(), about },
    });
    return failed(code);
  }

  #factsOf(
    request: Pick<DialRequest, 'address' | 'text' | 'parsed' | 'facts' | 'transferOf'>,
  ): DialFacts {
    const { snapshot, memory } = this.#store;
    const { address, parsed, transferOf } = request;
    const { inPanel, ...facts } = request.facts;
    const numberRisk = parsed ? riskOf(parsed) : 'invalid';
    const full = !roomForAnother(snapshot) || fresh(memory.pendingDial, Date.now());
    return {
      ...facts,
      risk: address === undefined ? numberRisk : 'ok',
      empty: request.text.trim() === '',
      busy: transferOf === undefined && full,
      interrupts: !inPanel && liveCalls(snapshot).length > 0,
      signedIn: snapshot.signIn === 'in' || snapshot.signIn === 'not-needed',
      microphone: transferOf === undefined ? snapshot.microphone : 'granted',
      lineUp: snapshot.line.state === 'up',
      policy: this.#policy(),
    };
  }
}

function fresh(pending: PendingDial | null, now: number): boolean {
  return pending !== null && now - pending.at < PENDING_LIFE_MS;
}

function connected({ calls }: Snapshot, call: CallId): boolean {
  return calls.some(({ id, phase }) => id === call && phase === 'connected');
}
