import type { DeskFault } from '../messaging/engine-protocol';
import type { Result } from '../messaging/result';
import { plainText } from '../plain-text';
import type { DeskAnswers, DeskQuestion } from './desk';
import type { Provider } from './provider';

/** Puts a question to the call centre, if it is one that can be asked there. */
export async function askDesk(
  provider: Promise<Provider>,
  question: DeskQuestion,
): Promise<Result<DeskAnswers[DeskQuestion['about']], DeskFault>> {
  try {
    const asked = await provider;
    if (!asked.ask || !asked.can.has(question.about)) return { ok: false, error: 'cannot' };
    return { ok: true, value: plainAnswer(await asked.ask(question)) };
  } catch {
    return { ok: false, error: 'failed' };
  }
}

/** What a call centre's desk has written, made fit to be shown; an address stays whole. */
function plainAnswer<T>(answer: T): T {
  const plain = (key: string, value: unknown): unknown =>
    typeof value === 'string' && key !== 'recordingUrl' ? plainText(value) : value;
  return JSON.parse(JSON.stringify(answer, plain)) as T;
}
