import type { Page } from '@playwright/test';
import type { Browser } from '../../test/e2e/harness/browser';
import { letFrameWork, lookIntoFrame, scrollOn, type FrameLook, type FrameOffer } from './in-frame';
import { ExtensionWorlds, type FrameWorld } from './worlds';

/** What the extension marks and offers on a page; `frame`: where from, '' for the page itself. */
export type SeenOffer = FrameOffer & { readonly frame: string };

/** More highlights alive than these cost the page time in every frame it draws. */
const MOST_HIGHLIGHTS = 200;
const SAME_LOOKS = 2;
/** A page that never comes to rest is taken as it is after this long, ms. */
const PATIENCE_MS = 15_000;
/** So long, ms, a page is waited for in all, if there are frames that the extension has not entered. */
const FRAME_PATIENCE_MS = 10_000;
/** Endless pages end here. */
const MOST_STOPS = 400;

/**
 * Scrolls through a page as a reader would and gathers what the extension marks and offers on the
 * way. Throws when more highlights are alive at once than a page can bear.
 */
export async function lookThrough(browser: Browser, page: Page): Promise<readonly SeenOffer[]> {
  const worlds = new ExtensionWorlds(browser.context, page, browser.extensionId);
  const seen = new Map<string, SeenOffer>();
  const frames = { patience: FRAME_PATIENCE_MS };
  await page.bringToFront();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    for (const offer of await atRest(worlds, frames)) {
      seen.set(`${offer.frame} ${offer.key} ${offer.e164} ${offer.ext ?? ''}`, offer);
    }
    if (!(await goOn(worlds))) break;
  }
  return [...seen.values()];
}

/**
 * Waits until the page shows the same in several looks in a row, and no frame has anything left to
 * read. Several, because a finder that gives way to a busy page rests between two slices.
 */
async function atRest(
  worlds: ExtensionWorlds,
  frames: { patience: number },
): Promise<readonly SeenOffer[]> {
  const began = performance.now();
  let before = '';
  let same = 0;
  let looked = began;
  for (;;) {
    const { worlds: now, without } = await worlds.now();
    await Promise.all(now.map((world) => world.run(letFrameWork)));
    const looks = await Promise.all(now.map(look));
    const offers = looks.flatMap((one) => one.offers);
    const picture = JSON.stringify(offers);
    const at = performance.now();
    const waited = at - began;
    const missing = without > 0 && frames.patience > 0;
    if (missing) frames.patience -= at - looked;
    looked = at;
    const pending = missing || now.length === 0 || looks.some((one) => one.pending);
    same = !pending && picture === before ? same + 1 : 0;
    if (same >= SAME_LOOKS || waited > PATIENCE_MS) return offers;
    before = picture;
  }
}

type Look = Pick<FrameLook, 'pending'> & { readonly offers: readonly SeenOffer[] };

async function look(world: FrameWorld): Promise<Look> {
  const seen = await world.run(lookIntoFrame);
  if (!seen) return { offers: [], pending: true };
  const { address: frame, live, pending } = seen;
  if (live > MOST_HIGHLIGHTS) throw new Error(`${live} highlights are alive at once`);
  return { pending, offers: seen.offers.map((offer) => ({ ...offer, frame })) };
}

/** Frames in view are scrolled to their end before the page around them. */
async function goOn(worlds: ExtensionWorlds): Promise<boolean> {
  const { worlds: now } = await worlds.now();
  for (const world of [...now].reverse()) if (await world.run(scrollOn)) return true;
  return false;
}
