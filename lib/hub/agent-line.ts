import type { Logger } from '../log/log';
import type { EngineState } from '../messaging/protocol';
import type { CallView } from '../snapshot/snapshot';
import type { CallAction } from '../telephony/provider';
import type { AgentAccount } from './account';
import { liveCalls, takeEngineState, type Transition } from './calls';
import { EnginePort } from './engine-port';
import { configOf, credentialsFor } from './engine-setup';
import type { Incoming } from './incoming';
import type { SettingsSource } from './settings-source';
import type { Store } from './store';

type Parts = {
  readonly store: Store;
  readonly settings: SettingsSource;
  readonly account: AgentAccount;
  readonly incoming: Incoming;
  readonly started: Promise<void>;
  readonly log: Logger;
};

/** The agent's line: keeps the engine on the chosen call centre and the snapshot at its truth. */
export class AgentLine {
  readonly engine: EnginePort;
  readonly #parts: Parts;
  #toldBefore = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.engine = new EnginePort(
      {
        state: (state) => this.#told(state),
        credentials: (refused) => this.#credentials(refused),
        connected: () => void parts.started.then(() => this.configure()),
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

  /** Puts the engine on the chosen call centre; a call that is up is never cut for it. */
  configure(): void {
    const { store, settings } = this.#parts;
    if (liveCalls(store.snapshot).length > 0) return;
    const { whileBusy } = settings.current;
    const config = configOf(settings.current, store.snapshot);
    this.engine.tell({ type: 'configure', config, whileBusy });
  }

  offLine(): void {
    const { whileBusy } = this.#parts.settings.current;
    this.engine.tell({ type: 'configure', config: null, whileBusy });
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

  viewOf(callId: string): CallView | undefined {
    return this.#parts.store.snapshot.calls.find((call) => call.id === callId);
  }

  async #credentials(refused: boolean) {
    const { settings, account, started, log } = this.#parts;
    await started;
    const answer = await credentialsFor(settings.current, account, refused, log);
    return { type: 'credentials' as const, id: '', answer };
  }

  async #told(state: EngineState): Promise<void> {
    const { store, incoming, started } = this.#parts;
    await started;
    const firstOfThisLife = !this.#toldBefore;
    this.#toldBefore = true;
    let transitions: readonly Transition[] = [];
    const stored = store.change((before) => {
      const taken = takeEngineState(before, state, Date.now());
      transitions = taken.transitions;
      return taken.stored;
    });
    for (const transition of transitions) void this.#happened(transition);
    if (firstOfThisLife) void incoming.resume(new Set(transitions.map(({ call }) => call.id)));
    await stored;
  }

  async #happened({ type, call }: Transition): Promise<void> {
    const { incoming, log } = this.#parts;
    log.info(`Call ${call.direction} ${type}`);
    switch (type) {
      case 'dialled':
        await incoming.identify(call);
        return;
      case 'rang':
        return incoming.rang(call);
      case 'answered':
        await incoming.silent(call.id);
        return incoming.answered(this.viewOf(call.id) ?? call);
      case 'ended':
        this.configure();
        return incoming.over(call);
    }
  }
}
