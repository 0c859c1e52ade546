import en from '../../../public/_locales/en/messages.json';
import zh from '../../../public/_locales/zh_CN/messages.json';

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

const LANGUAGES: Readonly<Record<string, Messages>> = { en, zh_CN: zh };

/**
 * Puts `chrome.i18n` in place, as the browser would: `$1`… are replaced. `long` stretches every
 * sentence by half with words that cannot be broken, which is what German does to a layout.
 */
export function speak(language: string): void {
  const messages: Messages = LANGUAGES[language] ?? en;
  const getMessage = (key: string, values: readonly string[] = []): string => {
    const text = messages[key]?.message ?? '';
    const filled = text.replace(/\$([1-9])/gu, (_, n: string) => values[Number(n) - 1] ?? '');
    return language === 'long' && key !== 'language_tag' ? stretched(filled) : filled;
  };
  Object.assign(globalThis, { chrome: { i18n: { getMessage } } });
}

function stretched(text: string): string {
  return text.replace(
    /[a-z]{4,}/giu,
    (word) => `${word}${word.slice(0, word.length / 2).toLowerCase()}`,
  );
}
