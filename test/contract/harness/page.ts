import type { Logger } from '../../../lib/log/log';
import type { ProviderConfig } from '../../../lib/messaging/engine-protocol';
import { GetStatsMeter } from '../../../lib/telephony/audio/get-stats-meter';
import { SoundDevices } from '../../../lib/telephony/audio/sound-devices';
import type { ApiAnswer, ApiRequest } from '../../../lib/telephony/api';
import type { CallQuality } from '../../../lib/telephony/call';
import { pause } from '../../../lib/telephony/pause';
import { LineError } from '../../../lib/telephony/provider';
import type {
  AgentDuty,
  CallAction,
  DialOptions,
  Provider,
  ProviderEvent,
} from '../../../lib/telephony/provider';
import type { DeskQuestion } from '../../../lib/telephony/desk';
import { registry } from '../../../lib/telephony/registry';

/** The one provider under test, driven from outside the page. */
class Bench {
  readonly events: (ProviderEvent & { readonly at: number })[] = [];
  readonly logged: string[] = [];
  /** How the calls sound that are measured, each time it was told. */
  readonly qualities: CallQuality[] = [];
  /** Given out in turn by `renew`; none left: it fails as the hub would. */
  renewals: unknown[] = [];
  renewed = 0;
  /** Numbers that the gate lets nobody call. */
  barred: readonly string[] = [];
  /** Every number that the gate was asked about. */
  readonly asked: string[] = [];
  /** The gateway, where a test has one. */
  api: ((request: ApiRequest) => Promise<ApiAnswer>) | undefined;
  #provider: Provider | undefined;
  #running = new AbortController();
  readonly #meter = new GetStatsMeter((_, quality) => this.qualities.push(quality));

  async open(config: ProviderConfig, credentials: unknown): Promise<void> {
    const log = Object.fromEntries(
      (['error', 'warn', 'info', 'debug'] as const).map((level) => [
        level,
        (message: string) => this.logged.push(`${level} ${message}`),
      ]),
    ) as unknown as Logger;
    this.#provider = await registry(config, {
      audio: new SoundDevices(navigator, document, log),
      log,
      now: () => Date.now(),
      pause,
      mayCall: (number) => {
        this.asked.push(number);
        return Promise.resolve(!this.barred.includes(number));
      },
      api: (request) => this.api?.(request) ?? Promise.resolve({ error: { code: 'not-set-up' } }),
      renew: () => {
        this.renewed += 1;
        const next = this.renewals.shift();
        return next === undefined
          ? Promise.reject(new LineError('credentials-refused'))
          : Promise.resolve(next);
      },
    });
    this.#provider.on((event) => this.events.push({ ...event, at: Date.now() }));
    this.#provider.start(credentials, this.#running.signal);
  }

  dial(id: string, number: string, options?: DialOptions): Promise<string> {
    return outcome(this.#provider?.dial(id, number, options));
  }

  get can(): string[] {
    return [...(this.#provider?.can ?? [])];
  }

  /** Whether a call's sound is in this page, so that it can be mixed here. */
  sounds(id: string): boolean {
    return this.#provider?.media(id)?.connection instanceof RTCPeerConnection;
  }

  /** Measures this call from now on, as the engine would. */
  measure(id: string): void {
    const media = this.#provider?.media(id);
    if (media)
      this.#meter.watch([{ id, connection: media.connection, quiet: false, still: false }]);
  }

  setDuty(duty: AgentDuty): Promise<string> {
    return outcome(this.#provider?.setDuty?.(duty));
  }

  signIn(skillGroups: readonly string[]): Promise<string> {
    return outcome(this.#provider?.signIn?.(skillGroups));
  }

  ask(question: DeskQuestion): Promise<unknown> {
    return this.#provider?.ask?.(question) ?? Promise.resolve(undefined);
  }

  act(id: string, action: CallAction): Promise<string> {
    return outcome(this.#provider?.act(id, action));
  }

  rehearse(): Promise<string> {
    return outcome(this.#provider?.rehearse?.());
  }

  abort(): void {
    this.#running.abort();
  }
}

async function outcome(promise: Promise<void> | undefined): Promise<string> {
  try {
    await promise;
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.name : 'failed';
  }
}

declare global {
  interface Window {
    bench: Bench;
  }
}

window.bench = new Bench();
