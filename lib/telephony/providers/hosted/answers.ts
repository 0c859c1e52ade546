import * as v from 'valibot';
import type { DeskAnswers, DeskQuestion } from '../../desk';
import { id, text, time } from './words';

type About = DeskQuestion['about'];

const list = <S extends v.GenericSchema>(item: S, limit: number) =>
  v.pipe(v.array(item), v.maxLength(limit));

const https = v.pipe(text, v.url(), v.startsWith('https://'));
const count = v.optional(v.pipe(v.number(), v.minValue(0)));

const ANSWERS = {
  'skill-groups': list(v.object({ id, name: text, signedIn: v.boolean() }), 200),
  'caller-numbers': list(
    v.object({ number: text, name: v.optional(text), region: v.optional(text) }),
    200,
  ),
  directory: list(
    v.object({
      name: text,
      address: text,
      group: v.optional(text),
      free: v.optional(v.boolean()),
    }),
    500,
  ),
  history: list(
    v.object({
      id: v.optional(id),
      direction: v.picklist(['incoming', 'outgoing']),
      number: text,
      name: v.optional(text),
      queue: v.optional(text),
      at: time,
      talked: v.optional(time),
      // A link that cannot be followed is not worth the record.
      recordingUrl: v.fallback(v.optional(https), undefined),
    }),
    1_000,
  ),
  statistics: v.object({
    incoming: count,
    outgoing: count,
    missed: count,
    talked: count,
    held: count,
    wrapUp: count,
  }),
} satisfies { [A in About]: v.GenericSchema<unknown, DeskAnswers[A]> };

/** What a page answered to a question; `undefined` for what is no answer to it. */
export function readAnswer<A extends About>(about: A, value: unknown): DeskAnswers[A] | undefined {
  const schema: v.GenericSchema = ANSWERS[about];
  const result = v.safeParse(schema, value);
  return result.success ? (result.output as DeskAnswers[A]) : undefined;
}
