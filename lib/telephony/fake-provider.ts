import type { CallId } from './call';
import type { CallAction, Capability, Provider, ProviderEvent } from './provider';

/** A provider for tests: notes what it is asked, and tells what the test has it tell. */
export class FakeProvider implements Provider {
  can: ReadonlySet<Capability> = new Set(['hold', 'mute', 'dtmf']);
  readonly asked: string[] = [];
  /** Thrown by the next `dial` or `answer`. */
  failure: Error | null = null;
  #listener: (event: ProviderEvent) => void = () => undefined;

  start(credentials: unknown, signal: AbortSignal): void {
    this.asked.push(`start ${JSON.stringify(credentials)}`);
    signal.addEventListener('abort', () => this.asked.push('stop'));
    this.tell({ type: 'line', line: { state: 'up', elsewhere: false } });
  }

  dial(id: CallId, number: string): Promise<void> {
    this.asked.push(`dial ${id} ${number}`);
    return this.#outcome();
  }

  act(id: CallId, action: CallAction): Promise<void> {
    this.asked.push(`${action.type} ${id}`);
    if (action.type === 'hold' || action.type === 'resume') {
      this.tell({
        type: 'call',
        id,
        event: { type: 'held', by: 'us', on: action.type === 'hold' },
      });
    }
    return action.type === 'answer' ? this.#outcome() : Promise.resolve();
  }

  setDevices(): Promise<void> {
    return Promise.resolve();
  }

  media(): undefined {
    return undefined;
  }

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  tell(event: ProviderEvent): void {
    this.#listener(event);
  }

  offer(id: CallId): void {
    this.tell({ type: 'offered', call: { id, number: '+12025550143' } });
  }

  connect(id: CallId): void {
    this.tell({ type: 'call', id, event: { type: 'connected', at: 5 } });
  }

  #outcome(): Promise<void> {
    const { failure } = this;
    this.failure = null;
    return failure ? Promise.reject(failure) : Promise.resolve();
  }
}
