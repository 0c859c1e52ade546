import type { Connector, Contact, NewContact } from './connector';
import { CrmFault, type CrmFaultCode } from './crm-fault';
import { inTime } from './in-time';
import { inOrder, nameFit } from './remote/person-name';
import { sameRecord } from './same-person';

/** Somebody waits, but nobody rings any more; ms. */
const PATIENCE_MS = 10_000;

export type MakeOptions = {
  /** When a try was made that may have come through, ms since 1970; absent: none was. */
  readonly triedAt?: number;
  /** Whom the call may be with. */
  readonly known: readonly Contact[];
  /** ms since 1970. */
  readonly now: number;
};

/** What came of it: the contact, or why there is none. */
export type Made =
  | { readonly state: 'made'; readonly contact: Contact }
  | { readonly state: 'failed'; readonly code: CrmFaultCode }
  /** The one of `triedAt` may be there all the same. */
  | { readonly state: 'unsure'; readonly code: CrmFaultCode; readonly triedAt: number };

/**
 * Makes a contact in a CRM. After a try that may have come through it asks by the number first, and makes
 * none before the CRM's search must know the one of that try. Never rejects.
 */
export async function makeContact(
  connector: Connector,
  { name, number }: NewContact,
  { triedAt, known, now }: MakeOptions,
): Promise<Made> {
  const { maker } = connector;
  const person = { name: inOrder(name), number };
  if (!maker) return { state: 'failed', code: 'refused' };
  if (triedAt !== undefined) {
    const there = await found(connector, person, known);
    if (typeof there === 'object') return { state: 'made', contact: there };
    const settled = now - triedAt >= (maker.settlesMs ?? 0);
    if (there !== 'nobody' || !settled) {
      return { state: 'unsure', code: there === 'nobody' ? 'unreachable' : there, triedAt };
    }
  }
  try {
    const contact = await inTime((signal) => maker.make(person, signal), PATIENCE_MS);
    return { state: 'made', contact };
  } catch (cause) {
    const code = codeOf(cause);
    const lost = code === 'unreachable' || code === 'garbage';
    return lost ? { state: 'unsure', code, triedAt: now } : { state: 'failed', code };
  }
}

/** Whom the earlier try has made: somebody of that name, or whom nobody knew before. */
async function found(
  connector: Connector,
  { name, number }: NewContact,
  known: readonly Contact[],
): Promise<Contact | CrmFaultCode | 'nobody'> {
  try {
    const people = await inTime((signal) => connector.find(number, signal), PATIENCE_MS);
    const theirs = people.find((one) => nameFit(one.name, name) === 0);
    const fresh = people.find((one) => !known.some((other) => sameRecord(other, one)));
    return theirs ?? fresh ?? 'nobody';
  } catch (cause) {
    return codeOf(cause);
  }
}

function codeOf(cause: unknown): CrmFaultCode {
  return cause instanceof CrmFault ? cause.code : 'unreachable';
}
