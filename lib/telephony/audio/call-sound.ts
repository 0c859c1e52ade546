import type { CallQuality } from '../call';
import { figures } from './quality-figures';
import type { Snapshot } from './quality-figures';
import { quality, verdict } from './quality-verdict';
import type { Level, Trouble } from './quality-verdict';
import { Steady } from './steady';
import { WholeCall } from './whole-call';

/** A second has only 50 packets: figures are those of the last ones, in snapshots. */
const WINDOW = 5;
/** ms without a packet, or of a microphone that gives nothing at all. */
const NOTHING_HEARD = 5_000;
const SILENT_MICROPHONE = 10_000;

const WORSE: Readonly<Record<Level, number>> = { good: 0, fair: 1, poor: 2 };

/** `quiet`: the agent is not heard on purpose · `still`: nothing needs to come. */
export type Expected = { readonly quiet: boolean; readonly still: boolean };

/** How one call sounds now, and how it has sounded. Pure: it is given what is seen, and when. */
export class CallSound {
  #recent: Snapshot[] = [];
  #heardAt = 0;
  #spokenAt = 0;
  readonly #level = new Steady<Level>('good', (shown, seen) =>
    WORSE[seen] > WORSE[shown] ? 3 : 5,
  );
  readonly #trouble = new Steady<Trouble | undefined>(undefined, (_, seen) => (seen ? 2 : 5));
  readonly #whole = new WholeCall();

  /** Takes a snapshot, about one a second; `undefined` while there is nothing to say. */
  add(now: Snapshot, { quiet, still }: Expected): CallQuality | undefined {
    const last = this.#recent.at(-1);
    // Counters of a hold would look like loss.
    this.#recent = still ? [now] : [...this.#recent.slice(-WINDOW), now];
    if (still || !last || now.received > last.received) this.#heardAt = now.at;
    if (quiet || !last || now.microphoneLevel !== 0) this.#spokenAt = now.at;
    const [first] = this.#recent;
    if (!last || !first || first === now) return undefined;

    const nothing = now.at - this.#heardAt >= NOTHING_HEARD;
    const silent = now.at - this.#spokenAt >= SILENT_MICROPHONE;
    const heard = nothing ? { ...figures(first, now), lossIn: 1 } : figures(first, now);
    const judged = verdict(heard, now.codec);
    const worst = nothing ? 'nothing-heard' : silent ? 'silent-microphone' : judged.trouble;
    this.#whole.add(figures(last, now), nothing, now.wayLost ? 'reconnecting' : worst, now);
    // The browser itself has waited for seconds before it said so.
    const trouble = now.wayLost ? 'reconnecting' : this.#trouble.see(worst);
    const level = nothing || now.wayLost ? 'poor' : this.#level.see(judged.level);
    return quality({ level, mos: judged.mos, trouble }, heard, now);
  }

  /** Over the whole call; `undefined`: there was too little of it. */
  summary(): CallQuality | undefined {
    return this.#whole.summary();
  }
}
