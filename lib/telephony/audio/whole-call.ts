import type { CallQuality } from '../call';
import type { Figures, Snapshot } from './quality-figures';
import { levelOf, quality, verdict } from './quality-verdict';
import type { Trouble } from './quality-verdict';

/** A trouble is told of the whole call when it was there for this part of it. */
const WORTH_TELLING = 0.1;

/** Where nothing comes, nobody counts what should have come: 50 packets of 20 ms a second. */
const USUAL_PACKETS = 50;

/** Adds up a call, second by second. Its score is that of the mean figures, not the mean score. */
export class WholeCall {
  #seconds = 0;
  #expected = 0;
  #missing = 0;
  #late = 0;
  #last: Snapshot | undefined;
  readonly #means = {
    lossOut: new Mean(),
    jitterMs: new Mean(),
    bufferMs: new Mean(),
    trip: new Mean(),
  };
  readonly #troubles = new Map<Trouble, number>();

  /** One second. `nothing`: no packet has come for long. */
  add(heard: Figures, nothing: boolean, trouble: Trouble | undefined, now: Snapshot): void {
    this.#seconds += 1;
    this.#last = now;
    this.#expected += nothing ? USUAL_PACKETS : heard.expected;
    this.#missing += nothing ? USUAL_PACKETS : heard.expected * heard.lossIn;
    this.#late += heard.expected * heard.late;
    this.#means.lossOut.add(heard.lossOut);
    this.#means.jitterMs.add(heard.jitterMs);
    this.#means.bufferMs.add(heard.bufferMs);
    this.#means.trip.add(heard.roundTripMs);
    if (trouble) this.#troubles.set(trouble, (this.#troubles.get(trouble) ?? 0) + 1);
  }

  /** `undefined`: there was too little of it. */
  summary(): CallQuality | undefined {
    if (!this.#last) return undefined;
    const part = (count: number): number => (this.#expected === 0 ? 0 : count / this.#expected);
    const heard: Figures = {
      lossIn: part(this.#missing),
      late: part(this.#late),
      lossOut: this.#means.lossOut.value,
      jitterMs: this.#means.jitterMs.value ?? 0,
      bufferMs: this.#means.bufferMs.value ?? 0,
      roundTripMs: this.#means.trip.value,
      expected: this.#expected,
    };
    const { mos } = verdict(heard, this.#last.codec);
    const [longest] = [...this.#troubles].sort(([, one], [, other]) => other - one);
    const trouble = longest && longest[1] >= this.#seconds * WORTH_TELLING ? longest[0] : undefined;
    return quality({ level: levelOf(mos), mos, trouble }, heard, this.#last);
  }
}

class Mean {
  #sum = 0;
  #count = 0;

  get value(): number | undefined {
    return this.#count === 0 ? undefined : this.#sum / this.#count;
  }

  add(value: number | undefined): void {
    if (value === undefined) return;
    this.#sum += value;
    this.#count += 1;
  }
}
