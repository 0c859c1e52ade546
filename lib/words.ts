import type messages from '../public/_locales/en/messages.json';

/** Every sentence that people read has a key in `public/_locales`; a typo here is a type error. */
export type WordKey = keyof typeof messages;

/** The sentence in the browser's language; `$1`… in it are replaced by `substitutions`. */
export function words(key: WordKey, ...substitutions: readonly string[]): string {
  return chrome.i18n.getMessage(key, [...substitutions]);
}
