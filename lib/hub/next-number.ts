import { browser } from '../browser';
import type { HubToPage, NumberPlace } from '../messaging/protocol';
import { toPage } from '../messaging/send';
import { words } from '../words';

type Frame = NumberPlace & { readonly frameId: number };

/**
 * The keyboard's walk from number to number in the tab in front: through the top frame, then
 * through the others, and round. A tab without a number says so.
 */
export async function goToNumber(backwards: boolean): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  const all = await framesOf(tab.id);
  const frames = all.filter(({ count }) => count > 0);
  if (frames.length === 0) {
    // A page that we do not run in hears nothing.
    const sentence = words('page_numbers_empty');
    await toPage<HubToPage>(tab.id, 0)('number.none', { sentence }).catch(() => undefined);
    return;
  }
  await step(tab.id, frames, backwards);
}

/** The walk has ended in a frame where nothing had the focus: whichever frame had it takes it. */
export async function giveFocusBack(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await toPage<HubToPage>(tabId)('number.back', {}).catch(() => undefined);
}

/** To the next number, in whatever frame it is. */
async function step(tabId: number, frames: readonly Frame[], backwards: boolean): Promise<void> {
  const total = frames.reduce((sum, { count }) => sum + count, 0);
  const first = startOf(frames);
  // Once round, and the first frame again: it may have had numbers on the other side.
  for (let turn = 0; turn <= frames.length; turn += 1) {
    const at = (first + (backwards ? -turn : turn) + 2 * frames.length) % frames.length;
    const frame = frames[at];
    if (!frame) return;
    if (at !== first) await leave(tabId, frames[first]);
    const before = frames.slice(0, at).reduce((sum, { count }) => sum + count, 0);
    const wanted = { backwards, enter: turn > 0, before, total };
    const moved = await toPage<HubToPage>(tabId, frame.frameId)('number.next', wanted).catch(
      () => false,
    );
    if (moved === true) return;
  }
}

/** Before another frame takes the focus: afterwards this one does not know any more what had it. */
async function leave(tabId: number, frame: Frame | undefined): Promise<void> {
  if (!frame) return;
  await toPage<HubToPage>(tabId, frame.frameId)('number.leave', {}).catch(() => undefined);
}

/** Where the walk is: at the button, else at the focus, else where it last was. */
function startOf(frames: readonly Frame[]): number {
  const held = frames.findIndex((frame) => frame.held);
  const focused = frames.findIndex((frame) => frame.focused);
  const latest = Math.max(...frames.map(({ steppedAt }) => steppedAt));
  const last = latest > 0 ? frames.findIndex(({ steppedAt }) => steppedAt === latest) : -1;
  return [held, focused, last, 0].find((index) => index >= 0) ?? 0;
}

/** Every frame of a tab in which the finder runs, the top one first. */
async function framesOf(tabId: number): Promise<readonly Frame[]> {
  const found = await chrome.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      func: () => 'sidetone' in globalThis,
    })
    .catch(() => []);
  const frames = await Promise.all(
    found.map(async ({ frameId, result }) => {
      const place = result
        ? await toPage<HubToPage>(tabId, frameId)('number.count', {}).catch(() => undefined)
        : undefined;
      return place ? [{ ...place, frameId }] : [];
    }),
  );
  // They answer in any order; ids grow in the order in which the page made its frames.
  return frames.flat().sort((a, b) => a.frameId - b.frameId);
}
