import { failed, ok, type Result } from '../messaging/result';
import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Region } from '../phone-numbers/found';
import type { Speaker } from '../messaging/roles';
import { mayDial, type DialFacts } from '../policy/may-dial';
import { parseNumber, type ParsedNumber } from '../phone-numbers/parse';
import { riskOf } from '../phone-numbers/risk';
import type { DialQuestion } from '../snapshot/snapshot';
import { liveCalls } from './calls';
import type { EnginePort } from './engine-port';
import { guessed, type RegionSource } from './region';
import { remembered, type PendingDial, type Store } from './store';

const WISHES_REMEMBERED = 100;
/** A dial that the engine has not taken for this long is not what the agent wants any more. */
const PENDING_LIFE_MS = 10_000;

/** What the agent types, chooses or confirms in our own pages leaves nothing to doubt. */
const BY_AGENT = { visible: true, textDiffers: false, trustedSite: true };

/** The agent has said which country a site's national numbers belong to. */
export type ChooseRegion = (site: string, region: Region) => Promise<void>;

type Answer = Result<DialReceipt, DialRefusal>;

/** What one number turned out to be, and where it came from. */
type Request = {
  readonly id: string;
  readonly text: string;
  readonly parsed: ParsedNumber | null;
  readonly facts: Pick<DialFacts, 'visible' | 'textDiffers' | 'trustedSite' | 'regionGuessed'>;
  readonly origin?: string;
  /** The origin of the page around it: what a country is chosen for. */
  readonly site?: string;
};

/**
 * The story of an outgoing call: a wish is normalised → may we? → asked about if needed → the
 * engine dials → the snapshot shows it. Every number is parsed here again; the page's reading only
 * tells what the agent saw.
 */
export class Dial {
  readonly #store: Store;
  readonly #engine: EnginePort;
  readonly #region: RegionSource;
  readonly #chooseRegion: ChooseRegion;

  constructor(store: Store, engine: EnginePort, region: RegionSource, chooseRegion: ChooseRegion) {
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
    const here = this.#region.on({ origin: site.origin, language: wish.language });
    const { region } = here;
    const parsed = parseNumber(wish.href ?? wish.text, region);
    const shown = wish.href === undefined ? parsed : parseNumber(wish.text, region);
    return this.#decide({
      id: wish.id,
      text: wish.text,
      parsed,
      origin: speaker.origin,
      site: site.origin,
      facts: {
        regionGuessed: guessed(here) && isNational(parsed),
        visible: wish.visible,
        trustedSite: site.trusted,
        textDiffers: parsed?.e164 !== wish.e164 || (shown !== null && shown.e164 !== parsed.e164),
      },
    });
  }

  /** A number that the agent typed or chose in the panel, a shortcut or the context menu. */
  async fromAgent(id: string, text: string): Promise<Answer> {
    if (!this.#useWish(id)) return this.#became(id);
    const here = this.#region.typed();
    const parsed = parseNumber(text, here.region);
    const regionGuessed = guessed(here) && isNational(parsed);
    return this.#decide({ id, text, parsed, facts: { ...BY_AGENT, regionGuessed } });
  }

  /** The agent said yes to the question in the panel; everything else is looked at again. */
  async confirm(id: string): Promise<Answer> {
    const { question } = this.#store.snapshot;
    if (question?.id !== id) return failed('used-wish');
    await this.#store.changeSnapshot({ question: null });
    const parsed = parseNumber(question.number, question.region ?? this.#region.typed().region);
    const facts = { ...BY_AGENT, regionGuessed: false };
    const request = { id, text: question.text, parsed, facts };
    const verdict = mayDial(this.#factsOf(request));
    if (verdict.do === 'refuse') return this.#refuse(verdict.because, question.text);
    const { site, region, doubts } = question;
    if (site && region && doubts.includes('region-guessed')) {
      await this.#chooseRegion(site, region);
    }
    return this.#start(id, question.number, question.text);
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

  async #decide(request: Request): Promise<Answer> {
    const verdict = mayDial(this.#factsOf(request));
    switch (verdict.do) {
      case 'refuse':
        return this.#refuse(verdict.because, request.text);
      case 'ask':
        await this.#store.changeSnapshot({ question: questionOf(request, verdict.doubts) });
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

  #factsOf(request: Request): DialFacts {
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

const isNational = (parsed: ParsedNumber | null): boolean =>
  parsed !== null && !parsed.international;

function numberOf(request: Request): string {
  return request.parsed?.e164 ?? request.text;
}

function questionOf(request: Request, doubts: DialQuestion['doubts']): DialQuestion {
  return {
    id: request.id,
    number: numberOf(request),
    text: request.text,
    region: request.parsed?.region,
    origin: request.origin,
    site: request.site,
    doubts,
  };
}

function fresh(pending: PendingDial | null, now: number): boolean {
  return pending !== null && now - pending.at < PENDING_LIFE_MS;
}
