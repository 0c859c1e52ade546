import { offscreen } from '../browser';
import type { Logger } from '../log/log';
import type {
  DeskFault,
  EngineCommand,
  EngineState,
  EngineToHub,
  HubToEngine,
} from '../messaging/engine-protocol';
import { failed, type Result } from '../messaging/result';
import { speakerOf } from '../messaging/roles';
import type { ApiAnswer, ApiRequest } from '../telephony/api';
import type { CallId, CallQuality } from '../telephony/call';
import type { DeskAnswers, DeskQuestion } from '../telephony/desk';

const ENGINE_PAGE = '/engine.html';
/** A desk, or a relay, that has not answered by then will not, in ms. */
const ANSWER_WITHIN_MS = 10_000;

type Reply<Q extends DeskQuestion = DeskQuestion> = Result<DeskAnswers[Q['about']], DeskFault>;

type EngineEvents = {
  /** Every state the engine tells, the first one before `ready` resolves. */
  readonly state: (state: EngineState) => Promise<void>;
  readonly credentials: (refused: boolean) => Promise<HubToEngine & { type: 'credentials' }>;
  /** What the gateway says to a hosted softphone's request. */
  readonly api: (request: ApiRequest) => Promise<ApiAnswer>;
  /** Whether the gate lets through a number that a far end has named. */
  readonly mayCall: (number: string) => Promise<boolean>;
  /** How a call sounds, about once a second. */
  readonly quality: (call: CallId, quality: CallQuality) => void;
  /** A port came up: the moment to configure. */
  readonly connected: () => void;
};

/**
 * The hub's end of the engine's port. Commands wait until the engine has told its state, because
 * the engine is the truth; they carry an id, and doing one twice is harmless.
 */
export class EnginePort {
  #port: chrome.runtime.Port | null = null;
  #told = Promise.withResolvers<void>();
  readonly #asked = new Map<string, (reply: Reply) => void>();
  /** Requests to the gateway that are under way. */
  readonly #requests = new Set<string>();
  readonly #probes = new Map<string, (relayed: boolean) => void>();
  readonly #events: EngineEvents;
  readonly #log: Logger;

  constructor(events: EngineEvents, log: Logger) {
    this.#events = events;
    this.#log = log;
  }

  /** Listens for the engine; synchronously, while the worker starts. */
  listen(): void {
    const own = { id: chrome.runtime.id, origin: new URL(chrome.runtime.getURL('')).origin };
    chrome.runtime.onConnect.addListener((port) => {
      const speaker = port.sender ? speakerOf(port.sender, own) : null;
      if (port.name === 'engine' && speaker?.role === 'engine') this.#take(port);
      else port.disconnect();
    });
  }

  /** There is one engine per profile; racing for it is settled by Chrome, the losers carry on. */
  async ensureEngine(): Promise<void> {
    if (this.#port) return;
    const contexts = await chrome.runtime.getContexts({
      contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
    });
    if (contexts.length > 0) return this.#knock();
    await offscreen
      .createDocument({
        url: ENGINE_PAGE,
        reasons: [offscreen.Reason.USER_MEDIA, offscreen.Reason.WEB_RTC],
        justification: 'Holds the microphone and the call while side panel and pages come and go.',
      })
      .catch((cause: unknown) => {
        const raced = cause instanceof Error && cause.message.includes('single offscreen');
        if (!raced) this.#log.error('The engine could not be started', cause);
      });
  }

  /** Resolves when an engine has told its state. */
  ready(): Promise<void> {
    return this.#told.promise;
  }

  /**
   * Sends what is no command. An engine that does not listen is asked to; `connected` then says that
   * it does, and is the moment to say everything that holds.
   */
  tell(message: HubToEngine): void {
    if (this.#port) this.#port.postMessage(message);
    else void this.ensureEngine();
  }

  async command(id: string, command: EngineCommand): Promise<void> {
    await this.ensureEngine();
    await this.ready();
    this.tell({ type: 'command', id, command });
  }

  /** Asks the call centre's desk. An engine that dies over it, or is silent, has `failed`. */
  async ask<Q extends DeskQuestion>(question: Q): Promise<Reply<Q>> {
    await this.ensureEngine();
    await this.ready();
    const id = crypto.randomUUID();
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#asked.set(id, resolve);
    const timer = setTimeout(() => resolve(failed('failed')), ANSWER_WITHIN_MS);
    this.tell({ type: 'ask', id, question });
    const reply = await promise;
    clearTimeout(timer);
    this.#asked.delete(id);
    return reply as Reply<Q>;
  }

  /** Whether the engine is given an address by one of these TURN servers. */
  async probeRelay(iceServers: readonly RTCIceServer[]): Promise<boolean> {
    await this.ensureEngine();
    await this.ready();
    const id = crypto.randomUUID();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#probes.set(id, resolve);
    const timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    this.tell({ type: 'probe-relay', id, iceServers });
    const relayed = await promise;
    clearTimeout(timer);
    this.#probes.delete(id);
    return relayed;
  }

  /** An idle engine lets its port rest while the worker sleeps: this asks it to come back. */
  async #knock(): Promise<void> {
    await chrome.runtime.sendMessage({ to: 'engine', type: 'knock' }).catch(() => undefined);
  }

  #take(port: chrome.runtime.Port): void {
    this.#port?.disconnect();
    this.#port = port;
    port.onMessage.addListener((message: EngineToHub) => {
      void this.#heard(port, message);
    });
    port.onDisconnect.addListener(() => this.#lost(port));
    port.postMessage({ type: 'state?' } satisfies HubToEngine);
    this.#events.connected();
  }

  async #heard(port: chrome.runtime.Port, message: EngineToHub): Promise<void> {
    switch (message.type) {
      case 'state': {
        const { epoch, seq } = message.state;
        await this.#events.state(message.state);
        this.#told.resolve();
        if (this.#port === port) this.tell({ type: 'stored', epoch, seq });
        return;
      }
      case 'credentials?': {
        const answer = await this.#events.credentials(message.refused);
        if (this.#port === port) this.tell({ ...answer, id: message.id });
        return;
      }
      case 'may-call?': {
        const allowed = await this.#events.mayCall(message.number);
        if (this.#port === port) this.tell({ type: 'may-call', id: message.id, allowed });
        return;
      }
      case 'api?':
        return this.#request(message);
      case 'answer':
        this.#asked.get(message.id)?.(message.answer);
        return;
      case 'probed':
        this.#probes.get(message.id)?.(message.relayed);
        return;
      case 'quality':
        this.#events.quality(message.call, message.quality);
        return;
      case 'beat':
        return;
    }
  }

  /** Done once: `again` is answered here only if this worker has never heard of it. */
  async #request({ id, action, request, again }: EngineToHub & { type: 'api?' }): Promise<void> {
    if (this.#requests.has(id)) return;
    this.#requests.add(id);
    const lost: ApiAnswer = { error: { code: 'unreachable' } };
    const answer = again ? lost : await this.#events.api({ action, request }).catch(() => lost);
    this.#requests.delete(id);
    if (this.#port) this.tell({ type: 'api', id, answer });
  }

  /** The document died, or was closed: a new one is made and tells its own state. */
  #lost(port: chrome.runtime.Port): void {
    if (this.#port !== port) return;
    this.#port = null;
    this.#told = Promise.withResolvers<void>();
    for (const resolve of this.#asked.values()) resolve(failed('failed'));
    for (const resolve of this.#probes.values()) resolve(false);
    void this.ensureEngine();
  }
}
