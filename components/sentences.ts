import type { DialQuestion, DoubtReason, Notice, Snapshot } from '../lib/snapshot/snapshot';
import { words } from '../lib/words';
import { countryName } from './times';

type LineFault = Extract<Snapshot['line'], { state: 'down' }>['fault'];

/** What happened, and what to do next. */
export type Sentence = { readonly what: string; readonly next: string };

type Dashless<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Dashless<B>}` : S;
type KeyPart<S extends string> = S extends `${infer A}.${infer B}`
  ? `${Dashless<A>}_${Dashless<B>}`
  : Dashless<S>;

/** A code as it stands in a key of `_locales`. The type makes a missing sentence a type error. */
function keyPart<S extends string>(code: S): KeyPart<S> {
  return code.replace(/[.-]/gu, '_') as KeyPart<S>;
}

/** Of every refusal, end reason and sign-in fault. */
export function noticeSentence(code: Notice['code']): Sentence {
  const key = `notice_${keyPart(code)}` as const;
  return { what: words(key), next: words(`${key}_next`) };
}

/** Of every reason why there is no line. */
export function lineSentence(fault: LineFault): Sentence {
  const key = `line_fault_${keyPart(fault)}` as const;
  return { what: words(key), next: words(`${key}_next`) };
}

/** Why we ask before we dial. */
export function doubtSentence(doubt: DoubtReason, question: DialQuestion): string {
  if (doubt !== 'region-guessed') return words(`doubt_${keyPart(doubt)}`);
  return question.region
    ? words('doubt_region_guessed', countryName(question.region))
    : words('doubt_region_unsure');
}
