import { browser } from '../browser';
import { QUALITY_KEY, type LiveQuality } from '../snapshot/live-quality';
import type { CallId, CallQuality } from '../telephony/call';

const SAMPLES = 10;

/**
 * Lets the views see how a call sounds, once a second. It has its own key, because the snapshot is
 * written whole; the newest replaces the one before, and nobody needs the ones that are lost.
 */
export async function showQuality(call: CallId, quality: CallQuality): Promise<void> {
  const before = await lastQuality();
  const earlier = before?.call === call ? (before.samples ?? []) : [];
  const live: LiveQuality = { call, quality, samples: [quality, ...earlier].slice(0, SAMPLES) };
  await browser.storage.session.set({ [QUALITY_KEY]: live }).catch(() => undefined);
}

/** How the last call sounded when it was last measured. */
export async function lastQuality(): Promise<LiveQuality | null> {
  const stored = await browser.storage.session.get(QUALITY_KEY);
  return (stored[QUALITY_KEY] as LiveQuality | undefined) ?? null;
}
