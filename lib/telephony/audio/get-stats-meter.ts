import type { CallId, CallQuality } from '../call';
import type { MeasuredCall, QualityMeter } from './audio-port';
import { CallSound } from './call-sound';
import { snapshot } from './quality-figures';

const EVERY_MS = 1_000;

type Measured = { call: MeasuredCall; readonly sound: CallSound };

/** Measures calls by `RTCPeerConnection.getStats`, once a second while there are any. */
export class GetStatsMeter implements QualityMeter {
  readonly #measured = new Map<CallId, Measured>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly tell: (call: CallId, quality: CallQuality) => void) {}

  watch(calls: readonly MeasuredCall[]): void {
    for (const id of this.#measured.keys()) {
      if (!calls.some((call) => call.id === id)) this.#measured.delete(id);
    }
    for (const call of calls) {
      const known = this.#measured.get(call.id);
      if (known) known.call = call;
      else this.#measured.set(call.id, { call, sound: new CallSound() });
    }
    if (calls.length > 0) this.#timer ??= setInterval(() => this.#look(), EVERY_MS);
    else this.#rest();
  }

  summary(id: CallId): CallQuality | undefined {
    const summary = this.#measured.get(id)?.sound.summary();
    this.#measured.delete(id);
    if (this.#measured.size === 0) this.#rest();
    return summary;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    // A connection that was closed meanwhile has nothing to tell.
    for (const one of this.#measured.values()) this.#measure(one).catch(() => undefined);
  }

  async #measure({ call: { id, connection }, sound }: Measured): Promise<void> {
    const report = await connection.getStats();
    const measured = this.#measured.get(id);
    if (measured?.sound !== sound) return;
    const stats = report.values() as Iterable<Readonly<Record<string, unknown>>>;
    const quality = sound.add(snapshot(stats, performance.now()), measured.call);
    if (quality) this.tell(id, quality);
  }
}
