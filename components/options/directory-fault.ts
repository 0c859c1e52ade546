import type { DirectoryAnswer } from '../../lib/snapshot/directory';
import { words } from '../../lib/words';

/** What went wrong, and what the call centre said; `undefined`: nobody heard the question. */
export function directoryFault(answer: DirectoryAnswer<unknown> | undefined): string {
  if (!answer || answer.ok) return words('options_not_saved');
  const sentence = {
    forbidden: words('directory_forbidden'),
    invalid: words('directory_invalid'),
    refused: words('directory_refused'),
    failed: words('directory_failed'),
  }[answer.error];
  return answer.said === undefined ? sentence : `${sentence} ${answer.said}`;
}
