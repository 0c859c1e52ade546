import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';

type About = DeskQuestion['about'];
type Answers = { readonly [A in About]?: () => Promise<DeskAnswers[A]> };

/** The answer to a question, by what it is about; rejects where the vendor has none. */
export async function answer<A extends About>(about: A, answers: Answers): Promise<DeskAnswers[A]> {
  const find: Answers[A] = answers[about];
  if (!find) throw new TypeError(`Not answered: ${about}`);
  return find();
}
