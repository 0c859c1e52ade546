import type { Connector } from '../../../lib/crm/connector';
import type { CrmServer } from './server';

/** A customer as somebody typed them into a CRM. */
export type Person = {
  readonly name: string;
  readonly mobile?: string;
  readonly phone?: string;
  readonly email?: string;
};

/** A case as somebody opened it. */
export type Case = { readonly title: string; readonly closed?: true };

/** A call as the CRM has it afterwards, read from its own tables. */
export type CallThere = {
  readonly direction: 'incoming' | 'outgoing';
  readonly text: string;
  readonly contact?: string;
};

/** A contact as the CRM has it afterwards, read from its own tables. */
export type ContactThere = {
  readonly id: string;
  /** As the CRM shows it, or in its two fields: first and last. */
  readonly name: string | readonly [first: string, last: string];
  readonly phone: string | null | undefined;
};

/** The side of a CRM that can be broken and counted. */
export type Breakable = Pick<
  CrmServer,
  'start' | 'stop' | 'origin' | 'asked' | 'renewals' | 'break' | 'expire' | 'lockOut'
>;

/** A CRM that stands by itself, where a browser can find it. */
export type StandingCrm = SimulatedCrm & { readonly server: CrmServer };

/** One CRM with a connector that speaks to it. */
export type SimulatedCrm = {
  readonly server: Breakable;
  readonly connector: Connector;
  /** Adds a customer, and gives the record's id. */
  readonly add: (person: Person) => string;
  /** Opens a case for a customer, later than all before; absent where it has none. */
  readonly addCase?: (customer: string, one: Case) => void;
  readonly calls: () => readonly CallThere[];
  /** Somebody deletes a call there, by what `write` has returned. */
  readonly deleteCall: (id: string) => void;
  /** A call stays with the contact that it was written on. */
  readonly keepsContact?: true;
  /** The ways of writing a stored number that this CRM's search can find. */
  readonly finds: readonly string[];
  /** Requests of one search; one where absent. */
  readonly asksPerSearch?: number;
  /** Calls without a contact have no place there. */
  readonly needsContact?: true;
  /** Its records have one number, and no word for what it is. */
  readonly onlyPhone?: true;
  /** The ways of typing "Jane Doe" that this CRM's search by name can find. */
  readonly findsNames: readonly string[];
  /** Requests of one search by name; one where absent. */
  readonly asksPerName?: number;
  /** Its contacts; absent where none are made through its API. */
  readonly contacts?: () => readonly ContactThere[];
  /** Where records may be opened. */
  readonly recordHost: string;
};

/** The number 131 8888 8888 as people write it. */
export const WRITTEN = [
  '+8613188888888',
  '8613188888888',
  '13188888888',
  '131 8888 8888',
  '131-8888-8888',
  '+86 131 8888 8888',
  '0086 131 8888 8888',
  '(+86) 131-8888-8888',
] as const;
