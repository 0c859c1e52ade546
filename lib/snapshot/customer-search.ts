import type { Contact, LookupFault, RemoteName } from '../crm/connector';
import type { CrmFaultCode } from '../crm/crm-fault';
import type { CallId } from '../telephony/call';

/** What the agent has asked for by name, about one call, and what came of it. */
export type NameSearch = {
  readonly id: string;
  /** As it was typed. */
  readonly name: string;
  readonly done: boolean;
  /** The best fit first; told whole, and never changed afterwards. All text is untrusted. */
  readonly people: readonly Contact[];
  readonly faults: readonly LookupFault[];
};

/** A contact that the agent has asked a CRM to make. Times in ms since 1970. */
export type Creation = {
  /** Of the agent's wish: told twice, it is still one. */
  readonly id: string;
  readonly connector: RemoteName;
  /** Which CRM that is, as agents know it. */
  readonly crm: string;
  readonly name: string;
} & (
  | { readonly state: 'asking'; readonly triedAt: number }
  | { readonly state: 'made' }
  | { readonly state: 'failed'; readonly code: CrmFaultCode }
  /** It may be there all the same: whoever asks again looks for it first. */
  | { readonly state: 'unsure'; readonly code: CrmFaultCode; readonly triedAt: number }
);

/** How the agent finds out whom a call is with, where the number does not tell. */
export type CustomerSearch = {
  readonly call: CallId;
  /** The last one. */
  readonly names?: NameSearch;
  /** One for each CRM that was asked. */
  readonly creations: readonly Creation[];
};
