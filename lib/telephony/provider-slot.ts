import type { ProviderConfig, ProviderKind } from '../messaging/engine-protocol';
import { plainEvent } from './plain-event';
import { LineError } from './provider';
import type { Line, Provider, ProviderEvent, Surroundings } from './provider';

/** Between attempts to start a provider whose credentials could not be had. */
const START_AGAIN_MS = [1_000, 2_000, 5_000, 15_000] as const;
const START_AGAIN_LATER_MS = 60_000;

/** A function, so that the compiler does not take one look for the last. */
const over = (signal: AbortSignal): boolean => signal.aborted;

const WANTS_CREDENTIALS = {
  practice: false,
  sip: true,
  hosted: true,
} as const satisfies Record<ProviderKind, boolean>;

export type OpenProvider = (
  config: ProviderConfig,
  surroundings: Surroundings<unknown>,
) => Promise<Provider>;

type Parts = {
  readonly open: OpenProvider;
  readonly surroundings: Omit<Surroundings<unknown>, 'renew'>;
  readonly credentials: (refused: boolean) => Promise<unknown>;
  /** Events of the present provider; one that was stopped is not heard any more. */
  readonly onEvent: (event: ProviderEvent) => void;
  /** What was stopped has told its call centre. */
  readonly onLeft: () => void;
};

/** Holds at most one running provider and swaps it for another when the configuration changes. */
export class ProviderSlot {
  #config: ProviderConfig | null = null;
  #running = new AbortController();
  #provider: Provider | null = null;
  #opening: Promise<Provider | null> = Promise.resolve(null);
  #leaving = 0;

  constructor(private readonly parts: Parts) {}

  get kind(): ProviderKind | null {
    return this.#config?.kind ?? null;
  }

  /** What runs; `null` until it is loaded. */
  get present(): Provider | null {
    return this.#provider;
  }

  /** What was stopped is still telling its call centre. */
  get leaving(): boolean {
    return this.#leaving > 0;
  }

  get can(): readonly string[] {
    return [...(this.#provider?.can ?? [])];
  }

  /** Whether this very configuration runs already. */
  runs(config: ProviderConfig | null): boolean {
    return JSON.stringify(config) === JSON.stringify(this.#config);
  }

  /** Stops what runs, and starts what `config` asks for. `null`: nothing. */
  configure(config: ProviderConfig | null): void {
    void this.#leave(this.#provider?.left?.());
    this.#running.abort();
    this.#running = new AbortController();
    this.#config = config;
    this.#provider = null;
    this.#tell({ state: config ? 'connecting' : 'off' });
    this.#opening = config ? this.#open(config, this.#running.signal) : Promise.resolve(null);
  }

  /** The present provider, once it is loaded. Rejects with `LineError` when there is none. */
  async provider(): Promise<Provider> {
    const provider = await this.#opening;
    if (!provider) throw new LineError('unreachable');
    return provider;
  }

  async #leave(left: Promise<void> | undefined): Promise<void> {
    if (!left) return;
    this.#leaving += 1;
    await left;
    this.#leaving -= 1;
    this.parts.onLeft();
  }

  async #open(config: ProviderConfig, signal: AbortSignal): Promise<Provider | null> {
    const { open, surroundings, credentials } = this.parts;
    try {
      const provider = await open(config, { ...surroundings, renew: () => credentials(true) });
      if (over(signal)) return null;
      this.#provider = provider;
      provider.on((event) => {
        if (!over(signal)) this.parts.onEvent(plainEvent(event));
      });
      void this.#start(provider, WANTS_CREDENTIALS[config.kind], signal);
      return provider;
    } catch (error) {
      surroundings.log.error('the provider cannot be loaded', error);
      if (!over(signal)) this.#tell({ state: 'down', fault: 'unreachable' });
      return null;
    }
  }

  async #start(provider: Provider, wantsThem: boolean, signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !over(signal); attempt += 1) {
      try {
        const credentials = wantsThem ? await this.parts.credentials(false) : null;
        if (!over(signal)) provider.start(credentials, signal);
        return;
      } catch (error) {
        if (over(signal)) return;
        const fault = error instanceof LineError ? error.code : 'unreachable';
        const wait = START_AGAIN_MS[attempt] ?? START_AGAIN_LATER_MS;
        const retryAt = this.parts.surroundings.now() + wait;
        this.#tell({ state: 'down', fault, retryAt });
        await this.parts.surroundings.pause(wait, signal);
      }
    }
  }

  #tell(line: Line): void {
    this.parts.onEvent({ type: 'line', line });
  }
}
