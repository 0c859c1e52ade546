import type { Contact, LookupFault, OpenItem, WayOn } from '../crm/connector';
import type { CallDirection, CallId, EndReason } from '../telephony/call';

/** How the question fares who it is: everybody was asked, and who could not say. */
export type CallLookup = {
  readonly done: boolean;
  readonly faults: readonly LookupFault[];
  /** Pages of the CRMs that help on; told when all have answered. */
  readonly ways: readonly WayOn[];
};

/** An earlier call with this customer, by our own history. Times in ms. */
export type EarlierCall = {
  readonly id: CallId;
  readonly direction: CallDirection;
  readonly at: number;
  /** Absent when it was never connected. */
  readonly talked?: number;
  readonly endReason?: EndReason;
  readonly disposition?: string;
  /** The first line of what was written then. */
  readonly note?: string;
};

/** What is known of a customer beyond the record that was found. */
export type Background = {
  /** The last few, newest first. */
  readonly earlier: readonly EarlierCall[];
  /** When we last spoke with each of the call's contacts, ms since 1970; `null`: not as far as we know. */
  readonly lastSpoken: readonly (number | null)[];
  /** What is open with whom the call is with, in the CRM. */
  readonly open: readonly OpenItem[];
};

/** Who a call may be with, and whom of them the agent has named. */
export type Candidates = {
  /** In the order in which they were found, which nothing changes. */
  readonly contacts: readonly Contact[];
  /** Whom the agent has named: a place in `contacts`, or nobody of them. */
  readonly customer?: number | 'nobody';
};

/** Whom a call is with: whom the agent has named, else the best that is known. */
export function customerOf({ contacts, customer = 0 }: Candidates): Contact | undefined {
  return customer === 'nobody' ? undefined : contacts[customer];
}

/** Where in `contacts` that is; `undefined`: nowhere. */
export function customerPlace({ contacts, customer = 0 }: Candidates): number | undefined {
  return customer === 'nobody' || customer >= contacts.length ? undefined : customer;
}

/** Whether the agent is to say who it is: several may be meant, and nobody was named. */
export function undecided({ contacts, customer }: Candidates): boolean {
  return contacts.length > 1 && customer === undefined;
}
