import { keepLanguage, keptLanguage, speakIn } from '../language';
import { DIAL_REFUSALS } from '../messaging/protocol';
import { spokenSentences, type Sentences } from '../words';
import { ringingCalls } from './calls';
import { refineNotification } from './notification';
import type { HubParts } from './parts';
import { createMenu } from './shortcuts';

/** All that the finder says by itself: of its button, of the walk, and why nothing was dialled. */
const SAID_IN_PAGES: ReadonlySet<string> = new Set([
  'page_call_number',
  'page_number_of',
  ...DIAL_REFUSALS.map((code) => `notice_dial_${code.replaceAll('-', '_')}`),
]);

/** What the finder says, where it is not to speak the browser's language. */
export function sentencesForPages(): Sentences | null {
  return spokenSentences((key) => SAID_IN_PAGES.has(key));
}

/**
 * Has the worker and every view speak the language of the settings. What Chrome or the system shows
 * for us already, the menu and a ringing call's notification, says it anew.
 */
export async function speakAsSet({
  settings,
  store,
}: Pick<HubParts, 'settings' | 'store'>): Promise<void> {
  const { language } = settings.current;
  await speakIn(language);
  const unchanged = (await keptLanguage()) === language;
  // Whoever changed it meanwhile does the same after us.
  if (unchanged || language !== settings.current.language) return;
  createMenu();
  for (const { id } of ringingCalls(store.snapshot)) {
    const call = () => ringingCalls(store.snapshot).find((one) => one.id === id);
    void refineNotification(call, store.snapshot.maskNumbers);
  }
  // Last, so that a worker that is stopped before does it all again.
  await keepLanguage(language);
}
