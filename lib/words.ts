import type messages from '../public/_locales/en/messages.json';

/** Every sentence that people read has a key in `public/_locales`; a typo here is a type error. */
export type WordKey = keyof typeof messages;

/** Sentences of a language, as `_locales` has them. */
export type Sentences = Readonly<Partial<Record<WordKey, string>>>;

let spoken: Sentences | null = null;

/** Has `words` speak another language than the browser's; `null`: the browser's again. */
export function speak(sentences: Sentences | null): void {
  spoken = sentences;
}

/** Some of the sentences that are spoken, for a context that has none; `null`: the browser's. */
export function spokenSentences(which: (key: string) => boolean): Sentences | null {
  return spoken && Object.fromEntries(Object.entries(spoken).filter(([key]) => which(key)));
}

/** The sentence in the language that is spoken; `$1`… in it are replaced by `substitutions`. */
export function words(key: WordKey, ...substitutions: readonly string[]): string {
  const sentence = spoken?.[key];
  if (sentence === undefined) return chrome.i18n.getMessage(key, [...substitutions]);
  // `$$` is a dollar, as for Chrome (https://developer.chrome.com/docs/extensions/reference/api/i18n).
  return sentence.replace(/\$(\$|[1-9])/gu, (_, place: string) =>
    place === '$' ? place : (substitutions[Number(place) - 1] ?? ''),
  );
}
