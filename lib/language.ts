import { browser } from './browser';
import type { Settings } from './policy/settings';
import { speak, words, type Sentences, type WordKey } from './words';

/** `auto`: the browser's; the others as their folders in `_locales` are called. */
export type Language = Settings['language'];

/** Where the worker keeps it, in `storage.local`: views draw before a worker may have started. */
const KEPT = 'language';
const OTHERS: readonly Language[] = ['en', 'zh_CN'];

let asked: Language = 'auto';
let spoken = Promise.resolve();

/** Has `words` speak a language from here on; resolves as soon as it does. */
export function speakIn(language: Language): Promise<void> {
  if (language !== asked) {
    asked = language;
    spoken = sentencesOf(language).then((sentences) => {
      // Of two changes the later counts, whichever was read first.
      if (asked === language) speak(sentences);
    });
  }
  return spoken;
}

/** The language that views draw in, as the worker left it. */
export async function keptLanguage(): Promise<Language> {
  const { [KEPT]: kept } = await browser.storage.local.get(KEPT);
  return OTHERS.find((one) => one === kept) ?? 'auto';
}

/** Lets every view know the language, now and at the next start. */
export async function keepLanguage(language: Language): Promise<void> {
  if (language === 'auto') await browser.storage.local.remove(KEPT);
  else await browser.storage.local.set({ [KEPT]: language });
}

/** Gives a view the language that is kept, with the title in it, and draws; again after each change. */
export async function followLanguage(
  page: Document,
  title: WordKey,
  draw: () => void,
): Promise<void> {
  let followed = Promise.resolve();
  const follow = (): Promise<void> =>
    (followed = followed.then(async () => {
      await speakIn(await keptLanguage());
      page.title = words(title);
      page.documentElement.lang = words('language_tag');
      page.documentElement.dir = words('language_direction');
      draw();
    }));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEPT in changes) void follow();
  });
  await follow();
}

/** `null`: the browser speaks it, or the file cannot be read, for which no view may wait. */
async function sentencesOf(language: Language): Promise<Sentences | null> {
  const tag = language.replace('_', '-');
  if (language === 'auto' || tag === browser.i18n.getMessage('language_tag')) return null;
  try {
    // A path alone: the frame of a caller card has another address than `getURL` gives.
    const file = await fetch(`/_locales/${language}/messages.json`);
    const messages = (await file.json()) as Record<string, { readonly message: string }>;
    return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
  } catch {
    return null;
  }
}
