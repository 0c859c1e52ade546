import { begin, next } from './call';
import type { Call, CallEvent, CallId } from './call';
import { RecentIds } from './recent-ids';

type Entry = { call: Call; endedIn?: number };

/**
 * The calls of one engine. Each id begins once and ends once; what comes for an unknown, an ended
 * or a forgotten call changes nothing. Ended calls stay until the hub has stored them.
 */
export class CallBook {
  readonly #entries = new Map<CallId, Entry>();
  readonly #seen = new RecentIds();

  /** Live calls and those whose end the hub has not confirmed, oldest first. */
  all(): readonly Call[] {
    return [...this.#entries.values()].map((entry) => entry.call);
  }

  get(id: CallId): Call | undefined {
    return this.#entries.get(id)?.call;
  }

  /** False, and nothing happens, when this id has begun before. */
  begin(first: Parameters<typeof begin>[0]): boolean {
    if (!this.#seen.add(first.id)) return false;
    this.#entries.set(first.id, { call: begin(first) });
    return true;
  }

  /** Whether the event changed anything. */
  apply(id: CallId, event: CallEvent): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    const call = next(entry.call, event);
    if (call === entry.call) return false;
    entry.call = call;
    return true;
  }

  /** Notes in which state (by its sequence number) each end is told for the first time. */
  told(seq: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.call.phase === 'ended') entry.endedIn ??= seq;
    }
  }

  /** Forgets the calls whose end was told in a state up to `seq`. */
  stored(seq: number): void {
    for (const [id, entry] of this.#entries) {
      if (entry.endedIn !== undefined && entry.endedIn <= seq) this.#entries.delete(id);
    }
  }
}
