import type { Contact } from '../../crm/connector';
import { customerOf } from '../../snapshot/customer';
import type { HistoryRecord } from '../../snapshot/history';
import type { WrapUp, WrapUpForm } from '../../snapshot/shift';
import type { CallView } from '../../snapshot/snapshot';
import type { Written } from './wrap-up';
import { recordOf } from '../history/own-record';

/** What the disk keeps of a wrap-up that is not closed yet. */
export type Draft = {
  /** Whose it is, as `ownerOf` says; nobody else gets to see it. */
  readonly owner: string;
  readonly wrapUp: WrapUp;
  /** The call as the disk knew it last: ended, or alive at `seenAt`, ms since 1970. */
  readonly call?: CallView;
  readonly seenAt?: number;
};

/**
 * A call with all that was written about it: what the outbox holds until a CRM has taken it. `id`
 * is the call's own, for ever, so that whoever is told twice can know that it is the same.
 */
export type FinishedCall = HistoryRecord & {
  readonly owner: string;
  /** The id of the disposition, whose label is in the record. */
  readonly dispositionId?: string;
  /** Who it may have been with, best first, and whom of them the agent has named. */
  readonly contacts: readonly Contact[];
  readonly customer?: CallView['customer'];
  /** ms since 1970. As far as is known: a call that was cut has lived at least until then. */
  readonly endedAt: number;
  /** It was made on the practice line: no CRM is told of it. */
  readonly practice?: true;
  /** ms since 1970. */
  readonly finishedAt: number;
};

/** What the history takes over from a closed wrap-up. */
export type Amendment = Pick<HistoryRecord, 'note' | 'disposition' | 'followUp' | 'wrapUp'>;

/** Where finished calls go, and wait there until every CRM has them. */
export type FinishedCalls = {
  /**
   * Out of the drafts and in here, in one step. Told again, it is what the agent has changed; whoever
   * was told already may have it without that. `settled`: no more is expected.
   */
  readonly finish: (call: FinishedCall, settled: boolean) => Promise<void>;
  /** A call that not every CRM has yet. */
  readonly finished: (id: string) => Promise<FinishedCall | null>;
  /** Whether it was finished, wherever it is by now. */
  readonly has: (id: string) => Promise<boolean>;
};

/** The history, as far as wrap-ups need it. A call that it does not know is left alone. */
export type HistoryPort = {
  readonly amend: (call: string, amendment: Amendment) => Promise<void>;
};

/** The part of a record that the agent has written. `afterCall`: how long that took, ms. */
export function amendmentOf(written: Written, form: WrapUpForm, afterCall?: number): Amendment {
  const { note, disposition, followUp } = written;
  const label = form.dispositions.find(({ id }) => id === disposition)?.label ?? disposition;
  return {
    note: note.trim() === '' ? undefined : note,
    disposition: label === '' ? undefined : label,
    followUp: followUp === '' ? undefined : followUp,
    wrapUp: afterCall,
  };
}

/** The finished record of a draft. A call whose end nobody saw was cut with the browser. */
export function finished(
  { owner, wrapUp, call, seenAt = wrapUp.at }: Draft,
  form: WrapUpForm,
  now: number,
  afterCall?: number,
): FinishedCall {
  const { direction, number, name, at, talked, disposition, practice } = wrapUp;
  const cut = { id: wrapUp.call, direction, number, name, at, talked, endReason: 'cut' } as const;
  const last = call && asEnded(call, seenAt);
  return {
    ...(last ? recordOf(last) : cut),
    ...amendmentOf(wrapUp, form, afterCall),
    owner,
    dispositionId: disposition === '' ? undefined : disposition,
    contacts: call?.contacts ?? [],
    customer: call?.customer,
    endedAt: last?.endedAt ?? seenAt,
    finishedAt: now,
    ...(practice && { practice }),
  };
}

/** The same call with whom the panel's view of it names; others may have been found since it was finished. */
export function withCustomer(
  call: FinishedCall,
  { contacts, customer, displayName }: Pick<CallView, 'contacts' | 'customer' | 'displayName'>,
): FinishedCall {
  const { name = displayName, company, record } = customerOf({ contacts, customer }) ?? {};
  return { ...call, contacts, customer, name, company, record };
}

/** Nobody has rung or been rung: it failed here, or somebody else took the call and writes about it. */
export function nobodyThere({ talked, endReason }: FinishedCall): boolean {
  if (talked !== undefined) return false;
  return (
    endReason === 'answered-elsewhere' ||
    endReason === 'no-microphone' ||
    endReason === 'not-allowed'
  );
}

function asEnded(call: CallView, seenAt: number): CallView {
  return call.phase === 'ended'
    ? call
    : { ...call, phase: 'ended', endReason: 'cut', endedAt: seenAt };
}
