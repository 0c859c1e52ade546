import { readNumberList, type NumberSet } from '../policy/do-not-call';
import { textOf } from './bounded-body';

const ANSWER_WITHIN_MS = 30_000;
/** Some 350 000 numbers. */
const MOST_BYTES = 5_000_000;

/**
 * Fetches a list of numbers, at most 5 MB, without cookies and without following a redirect. Rejects
 * when there is no answer in 30 s, or it is no list.
 */
export async function fetchNumberList(url: string): Promise<NumberSet> {
  const answer = await fetch(url, {
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!answer.ok) throw new Error(`The list's address answers ${String(answer.status)}`);
  const numbers = readNumberList(await textOf(answer, MOST_BYTES));
  if (!numbers) throw new Error('A line of the list is no E.164 number');
  return numbers;
}
