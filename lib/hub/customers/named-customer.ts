import { withContact } from '../../crm/joined-contacts';
import type { Contact } from '../../crm/connector';
import { customerOf, type Candidates } from '../../snapshot/customer';
import type { CallView } from '../../snapshot/snapshot';
import type { Stored } from '../store';

/** Whom a call is with, as the agent says. */
export type Named = NonNullable<Candidates['customer']> | Contact;

/**
 * The stored state after the agent has said whom a call is with: one of its contacts by their place,
 * nobody of them, or somebody who is one of them from now on. A wrap-up of the call is about them, too.
 * Pure; who is not there changes nothing.
 */
export function named(stored: Stored, callId: string, customer: Named): Stored {
  const { snapshot, memory } = stored;
  const said = (call: CallView): CallView =>
    call.id === callId ? { ...call, ...candidates(call, customer) } : call;
  const calls = snapshot.calls.map(said);
  const endedCalls = memory.endedCalls.map(said);
  const call = [...calls, ...endedCalls].find(({ id }) => id === callId);
  if (!call) return stored;
  const name = customerOf(call)?.name ?? call.displayName;
  const wrapUps = snapshot.wrapUps.map((one) => (one.call === callId ? { ...one, name } : one));
  return { snapshot: { ...snapshot, calls, wrapUps }, memory: { ...memory, endedCalls } };
}

function candidates({ contacts, customer: before }: CallView, customer: Named): Candidates {
  if (typeof customer === 'object') {
    const joined = withContact(contacts, customer);
    return { contacts: joined.contacts, customer: joined.place };
  }
  const there = customer === 'nobody' || customer < contacts.length;
  return { contacts, customer: there ? customer : before };
}
