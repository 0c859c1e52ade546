import type { Host } from './host';
import type { Offer } from './offers';

/** What the gate leaves for the script that is loaded after it. */
export type Gate = {
  /** Aborted when the frame must be as if we had never been there. */
  readonly controller: AbortController;
  /** The one element that we add to the page, shared by both scripts. */
  readonly host: Host;
  /** The finder runs, or is about to. */
  finding?: boolean;
  /** All that is marked or offered now; for whoever measures us from outside, never for the page. */
  offers?: () => readonly Offer[];
};

/**
 * The isolated world's own global: it outlives one copy of a script, so that a script that is
 * injected into a frame again finds and replaces the earlier run. The page cannot see it.
 */
export const world = globalThis as { sidetone?: Gate };
