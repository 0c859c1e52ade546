import { failed, ok, type Result } from '../messaging/result';
import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Region } from '../phone-numbers/found';
import type { Speaker } from '../messaging/roles';
import { mayDial, type DialFacts } from '../policy/may-dial';
import { parseNumber, showsAnother } from '../phone-numbers/parse';
import { riskOf } from '../phone-numbers/risk';
import type { ListedNumber } from '../snapshot/snapshot';
import { liveCalls } from './calls';
import type { EnginePort } from './engine-port';
import { isNational, numberOf, questionOf, reread, type DialRequest } from './question';
import { guessed, type PageFacts, type RegionSource } from './region';
import { remembered, type PendingDial, type Store } from './store';

const WISHES_REMEMBERED = 100;
/** A dial that the engine has not taken for this long is not what the agent wants any more. */
const PENDING_LIFE_MS = 10_000;

/** What the agent types, chooses or confirms in our own pages leaves nothing to doubt. */
const BY_AGENT = { visible: true, textDiffers: false, trustedSite: true };

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

  constructor(
    store: Store,
    engine: Pick<EnginePort, 'command'>,
    region: RegionSource,
    chooseRegion: ChooseRegion,
  ) {
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
    const page = { origin: site.origin, language: wish.language };
    const here = this.#region.on(page);
    const reads = wish.href ?? wish.text;
    const parsed = parseNumber(reads, here.region);
    const another = wish.href !== undefined && showsAnother(wish.text, parsed, here.region);
    return this.#decide({
      id: wish.id,
      text: wish.text,
      parsed,
      origin: speaker.origin,
      page,
      national: { text: reads, as: here.region },
      facts: {
        regionGuessed: guessed(here) && isNational(reads, parsed),
        visible: wish.visible,
        trustedSite: site.trusted,
        textDiffers: parsed?.e164 !== wish.e164 || another,
      },
    });
  }

  /** A number that the agent typed in the panel, or chose on a page by its context menu. */
  async fromAgent(id: string, text: string, page?: PageFacts): Promise<Answer> {
    if (!this.#useWish(id)) return this.#became(id);
    const here = page ? this.#region.on(page) : this.#region.typed();
    const parsed = parseNumber(text, here.region);
    const regionGuessed = guessed(here) && isNational(text, parsed);
    const national = { text, as: here.region };
    const facts = { ...BY_AGENT, regionGuessed };
    return this.#decide({ id, text, parsed, origin: page?.origin, page, national, facts });
  }

  /** A number that the agent chose from the list of a page: exactly the one that was found. */
  async fromList(id: string, listed: ListedNumber, page: PageFacts): Promise<Answer> {
    if (!this.#useWish(id)) return this.#became(id);
    const here = this.#region.on(page);
    const parsed = parseNumber(listed.e164, here.region);
    // A frame in another language may have been read as another country's.
    const asHere = parseNumber(listed.text, here.region)?.e164 === parsed?.e164;
    const as = asHere ? here.region : (parsed?.region ?? here.region);
    return this.#decide({
      id,
      text: listed.text,
      parsed,
      origin: page.origin,
      page,
      national: { text: listed.text, as },
      facts: { ...BY_AGENT, regionGuessed: listed.national === true && guessed(here) },
    });
  }

  /**
   * The agent said yes to the question in the panel; everything else is looked at again. `shown`:
   * the number that the agent saw when saying so.
   */
  async confirm(id: string, shown?: string): Promise<Answer> {
    const { question } = this.#store.snapshot;
    if (question?.id !== id) return failed('used-wish');
    const { number, text, region, site, national, doubts } = question;
    if (shown !== undefined && shown !== number) return ok('asked');
    await this.#store.changeSnapshot({ question: null });
    const country = national?.as ?? region ?? this.#region.typed().region;
    const facts = { ...BY_AGENT, regionGuessed: false };
    const verdict = mayDial(this.#factsOf({ text, facts, parsed: parseNumber(number, country) }));
    if (verdict.do === 'refuse') return this.#refuse(verdict.because, text);
    if (site && national && doubts.includes('region-guessed')) {
      await this.#chooseRegion(site, national.as);
    }
    return this.#start(id, number, text);
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
    });
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
        return this.#start(request.id, numberOf(request), request.text);
    }
  }

  async #start(id: string, number: string, asShown: string): Promise<Answer> {
    await this.#store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, notice: null, question: null },
      memory: { ...memory, pendingDial: { id, number, asShown, at: Date.now() } },
    }));
    await this.#engine.command(id, { type: 'dial', call: id, number });
    return ok('dialling');
  }

  async #refuse(code: DialRefusal, about: string): Promise<Answer> {
    await this.#store.changeSnapshot({
      notice: { code: `dial.${code}`, at: Date.now(), about },
    });
    return failed(code);
  }

  #factsOf(request: Pick<DialRequest, 'text' | 'parsed' | 'facts'>): DialFacts {
    const { snapshot, memory } = this.#store;
    const { parsed } = request;
    return {
      ...request.facts,
      risk: parsed ? riskOf(parsed) : 'invalid',
      empty: request.text.trim() === '',
      busy: liveCalls(snapshot).length > 0 || fresh(memory.pendingDial, Date.now()),
      signedIn: snapshot.signIn === 'in' || snapshot.signIn === 'not-needed',
      microphone: snapshot.microphone,
      lineUp: snapshot.line.state === 'up',
    };
  }
}

function fresh(pending: PendingDial | null, now: number): boolean {
  return pending !== null && now - pending.at < PENDING_LIFE_MS;
}
