/**
 * Chrome fires the alarms of a packed extension no sooner than this, ms; and no sooner do we ask a
 * provider again. The demo build, whose shift lasts minutes, lives faster.
 */
export const SOONEST_MS = import.meta.env.MODE === 'demo' ? 1_000 : 30_000;
