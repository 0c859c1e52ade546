import type { Logger } from '../log/log';
import type { EngineState } from '../messaging/engine-protocol';
import type { CallView } from '../snapshot/snapshot';
import type { ApiAnswer, ApiRequest } from '../telephony/api';
import type { CallAction } from '../telephony/provider';
import type { AgentAccount } from './account';
import { agentAfterEngine } from './agent/agent-step';
import type { WrapUps } from './agent/wrap-ups';
import { liveCalls, takeEngineState, type Transition } from './calls';
import { conductOf } from './conduct';
import { EnginePort } from './engine-port';
import { configOf, credentialsFor } from './engine-setup';
import type { Gateway } from './gateway/ask-gateway';
import type { History } from './history/history';
import type { Incoming } from './incoming';
import { showQuality } from './live-quality';
import type { SettingsSource } from './settings-source';
import type { Store } from './store';

/** What a call centre has to be told in; an engine that is gone tells it nothing. */
const LEFT_WITHIN_MS = 3_000;

type Parts = {
  readonly store: Store;
  readonly settings: SettingsSource;
  readonly account: AgentAccount;
  readonly gateway: Gateway;
  readonly incoming: Incoming;
  readonly wrapUps: Pick<WrapUps, 'begun' | 'ended'>;
  readonly history: Pick<History, 'ended'>;
  /** The gate that every number passes. */
  readonly mayCall: (number: string) => Promise<boolean>;
  /** The company's gateway, for a hosted softphone's SDK. */
  readonly api: (request: ApiRequest) => Promise<ApiAnswer>;
  readonly started: Promise<void>;
  readonly log: Logger;
};

/** The agent's line: keeps the engine on the chosen call centre and the snapshot at its truth. */
export class AgentLine {
  readonly engine: EnginePort;
  readonly #parts: Parts;
  #toldBefore = false;
  #left: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.engine = new EnginePort(
      {
        state: (state) => this.#told(state),
        credentials: (refused) => this.#credentials(refused),
        api: (request) => parts.started.then(() => parts.api(request)),
        mayCall: (number) => parts.started.then(() => parts.mayCall(number)),
        connected: () => void parts.started.then(() => this.#sayAll()),
        quality: (call, quality) => void showQuality(call, quality),
      },
      parts.log,
    );
  }

  async act(call: string, action: CallAction): Promise<void> {
    await this.engine.command(crypto.randomUUID(), { type: 'act', call, action });
  }

  /** Asks for a test call, where the call centre gives one. */
  async rehearse(): Promise<void> {
    await this.engine.command(crypto.randomUUID(), { type: 'rehearse' });
  }

  /** Tells the engine how to behave from now on, also during a call. */
  conduct(): void {
    const { store, settings } = this.#parts;
    const conduct = conductOf(settings.current, store.snapshot.agent);
    this.engine.tell({ type: 'conduct', conduct });
  }

  /** Puts the engine on the chosen call centre; a call that is up is never cut for it. */
  configure(): void {
    const { store, settings } = this.#parts;
    if (liveCalls(store.snapshot).length > 0) return;
    const config = configOf(settings.current, store.snapshot);
    this.engine.tell({ type: 'configure', config });
  }

  offLine(): void {
    this.engine.tell({ type: 'configure', config: null });
  }

  /** The same; resolves when the call centre has been told, for which the agent's token is needed. */
  async leave(): Promise<void> {
    const left = Promise.withResolvers<void>();
    this.#left = left.resolve;
    if (this.#parts.store.snapshot.line.state === 'off') left.resolve();
    const timeout = setTimeout(left.resolve, LEFT_WITHIN_MS);
    this.offLine();
    await left.promise;
    clearTimeout(timeout);
  }

  /**
   * Takes the engine off line and on again, with credentials that it asks for afresh; not during a
   * call, which keeps the line as it is until the credentials are due for renewal.
   */
  reconnect(): void {
    if (liveCalls(this.#parts.store.snapshot).length > 0) return;
    this.offLine();
    this.configure();
  }

  /** What the engine is given to go on line with, now. */
  credentials(refused: boolean) {
    const { settings, store, account, gateway, log } = this.#parts;
    const now = { settings: settings.current, snapshot: store.snapshot };
    return credentialsFor({ ...now, account, gateway, log }, refused);
  }

  viewOf(callId: string): CallView | undefined {
    return this.#parts.store.snapshot.calls.find((call) => call.id === callId);
  }

  #sayAll(): void {
    this.conduct();
    this.configure();
  }

  async #credentials(refused: boolean) {
    await this.#parts.started;
    const answer = await this.credentials(refused);
    return { type: 'credentials' as const, id: '', answer };
  }

  async #told(state: EngineState): Promise<void> {
    const { store, settings, incoming, started } = this.#parts;
    if (state.line.state === 'off' && !state.leaving) this.#left();
    await started;
    const firstOfThisLife = !this.#toldBefore;
    this.#toldBefore = true;
    let transitions: readonly Transition[] = [];
    const stored = store.change((before) => {
      const now = Date.now();
      const taken = takeEngineState(before, state, now);
      transitions = taken.transitions;
      const ended = transitions.filter(({ type }) => type === 'ended').map(({ call }) => call);
      return agentAfterEngine(taken.stored, state, ended, settings.current, now);
    });
    for (const transition of transitions) void this.#happened(transition);
    if (firstOfThisLife) void incoming.resume(new Set(transitions.map(({ call }) => call.id)));
    await stored;
  }

  async #happened({ type, call }: Transition): Promise<void> {
    const { incoming, wrapUps, history, log } = this.#parts;
    log.info(`Call ${call.direction} ${type}`);
    switch (type) {
      case 'dialled':
        await Promise.all([wrapUps.begun(call), incoming.dialled(call)]);
        return;
      case 'rang':
        await Promise.all([wrapUps.begun(call), incoming.rang(call)]);
        return;
      case 'answered':
        void wrapUps.begun(call);
        await incoming.silent(call.id);
        return incoming.answered(this.viewOf(call.id) ?? call);
      case 'ended':
        this.configure();
        await Promise.all([incoming.over(call), wrapUps.ended(call), history.ended(call)]);
    }
  }
}
