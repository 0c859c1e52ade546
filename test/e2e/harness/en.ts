import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { WordKey } from '../../../lib/words';

/** The sentence that an English browser shows for a key; `$1`… in it are replaced. */
export function en(key: WordKey, ...substitutions: readonly string[]): string {
  return messages[key].message.replace(
    /\$(\d)/gu,
    (_, place: string) => substitutions[Number(place) - 1] ?? '',
  );
}
