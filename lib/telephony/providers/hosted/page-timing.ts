/** A frame that was reloaded closes no port, so only the beats, in ms, tell that a page lives. */
export const BEAT_MS = 2_000;
export const SILENT_MS = 6_000;
/** From the page's silence until it is loaded again, in ms: it may only have been busy. */
export const RELOAD_AFTER_MS = [3_000, 5_000, 15_000] as const;
export const RELOAD_LATER_MS = 30_000;
/** What a page has to sign out of its call centre before it is taken away, in ms. */
export const STOP_WITHIN_MS = 2_000;
