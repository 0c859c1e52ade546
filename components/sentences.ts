import type { WrapUpFault } from '../lib/messaging/shift-protocol';
import type { Check, CheckLine } from '../lib/snapshot/check';
import type { NotReadyCause } from '../lib/snapshot/shift';
import type { CallLookup } from '../lib/snapshot/customer';
import type { Creation } from '../lib/snapshot/customer-search';
import type { DialQuestion, DoubtReason, Notice, Snapshot } from '../lib/snapshot/snapshot';
import type { TransferFault } from '../lib/telephony/call';
import { words } from '../lib/words';
import { countryName } from './times';

type LineFault = Extract<Snapshot['line'], { state: 'down' }>['fault'];

type LookupFault = CallLookup['faults'][number];

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

/** Of every cause that takes the agent off duty. */
export function notReadySentence(cause: NotReadyCause): Sentence {
  const key = `not_ready_${keyPart(cause)}` as const;
  return { what: words(key), next: words(`${key}_next`) };
}

/** Of every way in which a transfer comes to nothing. */
export function transferSentence(fault: TransferFault): Sentence {
  const key = `transfer_fault_${keyPart(fault)}` as const;
  return { what: words(key), next: words(`${key}_next`) };
}

/** Why a wrap-up is not saved; says what to do. */
export function wrapUpSentence(fault: WrapUpFault): string {
  return words(`wrap_up_fault_${keyPart(fault)}`);
}

/** Why a CRM could not say who is calling. */
export function lookupSentence({ code, crm }: Pick<LookupFault, 'code' | 'crm'>): string {
  return words(`lookup_fault_${keyPart(code)}`, crm);
}

/** Why a CRM has made no contact, or may have. */
export function creationSentence(
  creation: Extract<Creation, { readonly state: 'failed' | 'unsure' }>,
): string {
  const { state, code, crm } = creation;
  if (state === 'unsure' && code !== 'expired') return words('contact_unsure', crm);
  return code === 'refused' ? words('contact_refused', crm) : lookupSentence({ code, crm });
}

/** What a line of "check my set-up" is about. */
export function checkName(check: Check): string {
  return words(`check_${check}`);
}

/** What a line of the check found. */
export function checkSentence({ code }: CheckLine): string {
  return words(`check_${keyPart(code)}`);
}

/** What to do about a failure. */
export function checkRemedy({ code }: Extract<CheckLine, { result: 'fail' }>): string {
  return words(`check_${keyPart(code)}_remedy`);
}

/** Why we ask before we dial. */
export function doubtSentence(doubt: DoubtReason, question: DialQuestion): string {
  if (doubt !== 'region-guessed') return words(`doubt_${keyPart(doubt)}`);
  return question.region
    ? words('doubt_region_guessed', countryName(question.region))
    : words('doubt_region_unsure');
}
