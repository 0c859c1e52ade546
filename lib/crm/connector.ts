import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { CallLog } from './call-log';
import type { CrmFaultCode } from './crm-fault';

/** Which field of a record holds the number, as the views name it. */
export type PhoneField = 'phone' | 'mobile' | 'office' | 'home' | 'other';

/** What of a record fits: a field with the number, the name that was searched for, or we have just made it. */
export type Match = PhoneField | 'name' | 'new';

/** Where a record lies in its CRM: what the log of a call is attached to. */
export type RecordKey = {
  readonly connector: ConnectorName;
  /** The CRM's own word: `Contact`, `contacts`, `res.partner`. */
  readonly type: string;
  readonly id: string;
};

/** Somebody who may be calling, and why we think so. All text is untrusted. */
export type Contact = {
  readonly name: string;
  readonly company?: string;
  /** What they do there. */
  readonly title?: string;
  /** What the number is for them, in the page's words: "Mobile", "办公电话". */
  readonly label?: string;
  /** The customer's record, https (or localhost in the demo build), at `why.host`. */
  readonly url?: string;
  /** Absent where no call can be logged on them. */
  readonly record?: RecordKey;
  /** The same person's records in other CRMs: each CRM has a call attached to its own. */
  readonly otherRecords?: readonly RecordKey[];
  /** What else the record says that an agent may want to see, best first. */
  readonly fields?: readonly ContactField[];
  readonly why: Why;
  /** Who else says so, when several sources know the same person. */
  readonly also?: readonly Why[];
};

/**
 * A field of a record. The views have words for `email`, `owner` and `type`; any other name is shown
 * as it is.
 */
export type ContactField = { readonly name: string; readonly value: string };

/** Something that is open with a customer: a case, a ticket. */
export type OpenItem = {
  readonly title: string;
  /** The CRM's own number for it. */
  readonly number?: string;
  /** In the CRM's words: "New", "Escalated". */
  readonly status?: string;
  /** https, at the connector's host. */
  readonly url?: string;
};

export type ConnectorName = 'seen-on-page' | RemoteName;
/** Connectors that ask a CRM over the network. */
export type RemoteName =
  'url-template' | 'http-json' | 'salesforce' | 'dynamics' | 'hubspot' | 'zoho';

/**
 * Why a contact matched; drawn as a sentence by the views. `host`: the only one that the record's
 * page may be at, by the connector's word and never by the record's.
 */
export type Why =
  | {
      readonly source: 'seen-on-page';
      readonly host: string;
      readonly at: number;
      /** Absent: the number fits. */
      readonly by?: 'name';
    }
  | {
      readonly source: Exclude<RemoteName, 'url-template'>;
      readonly host: string;
      /** The CRM's name as people know it: "Salesforce", or what the admin calls theirs. */
      readonly crm: string;
      readonly field: Match;
    };

/** Who could not say who is calling, and why. */
export type LookupFault = {
  readonly connector: ConnectorName;
  /** Which CRM that is, as agents know it. */
  readonly crm: string;
  readonly code: CrmFaultCode;
};

/**
 * What helps on where the lookup did not: a page of a CRM, which is its search or its form for a new
 * contact, or that a contact can be made there without one.
 */
export type WayOn = {
  readonly to: 'search' | 'create' | 'make';
  readonly connector: ConnectorName;
  /** Which CRM that is, as agents know it; absent where nobody has said. */
  readonly crm?: string;
};

/** What a connector that asks over the network is handed; it never sees a token. */
export type Access = {
  /** `fetch` with the authorization added; follows no redirect and keeps to the CRM's origins. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** New authorization after a 401. `false`: there is none, the agent must connect again. */
  readonly renew: (signal: AbortSignal) => Promise<boolean>;
};

/** One place that knows customers. Add yours under `connectors/` and list it in `registry.ts`. */
export interface Connector {
  readonly name: ConnectorName;
  /** The CRM as agents know it; absent where no CRM is asked. */
  readonly crm?: string;
  /**
   * All contacts with this number, best first. Each has the number in one of its fields: what a
   * CRM's search gives is looked through again.
   *
   * @throws {CrmFault} also when `signal` says that nobody waits any more
   */
  find(number: WrittenNumber, signal: AbortSignal): Promise<readonly Contact[]>;
  /**
   * People by name: each of its words, or how one begins, is somewhere in theirs. Eight or so are
   * enough; who of several connectors is shown, and in which order, is decided elsewhere.
   *
   * @param name two characters at least; letters, digits, and the marks between parts of a name
   * @throws {CrmFault}
   */
  findByName?(name: string, signal: AbortSignal): Promise<readonly Contact[]>;
  /** Absent where the CRM has a page for it, or takes no contacts. */
  readonly maker?: ContactMaker;
  /** The CRM's own list for a number: the way on where nobody, or more than one, was found. https. */
  searchPage?(number: WrittenNumber): string | undefined;
  /** The CRM's own form for a new customer, with the number filled in. https. */
  createPage?(number: WrittenNumber): string | undefined;
  /**
   * What is open with a customer that `find` has found, latest first, a few at most.
   *
   * @throws {CrmFault}
   */
  open?(record: RecordKey, signal: AbortSignal): Promise<readonly OpenItem[]>;
  /** Absent where calls cannot be written. */
  readonly log?: CallLogger;
}

/** Somebody who is to become a contact. */
export type NewContact = {
  /** One line, as somebody typed it. */
  readonly name: string;
  readonly number: WrittenNumber;
};

/** How a connector makes contacts. No CRM knows a second one for what it is: whoever asks again looks first. */
export type ContactMaker = {
  /** For so long, ms, `find` may not know whom `make` has made. */
  readonly settlesMs?: number;
  /**
   * Makes a contact with this name and number.
   *
   * @throws {CrmFault} after `unreachable` and `garbage` the contact may be there all the same
   */
  make(person: NewContact, signal: AbortSignal): Promise<Contact>;
};

/** How a connector writes calls. */
export type CallLogger = {
  /**
   * What the CRM ends up with when a call is told again. `once`: the CRM itself refuses a second
   * one. `once-asked`: we ask before we tell again, and an index that lags may give a second.
   * `at-least-once`: the CRM offers nothing to know a call again by.
   */
  readonly guarantee: 'once' | 'once-asked' | 'at-least-once';
  /**
   * For so long, ms, the CRM's search may not know what was just written: whoever tells again
   * waits at least so long, or one lag may give more than one duplicate.
   */
  readonly settlesMs?: number;
  /**
   * Writes a call, with or without a contact. `again`: an earlier try may have come through.
   *
   * @returns the CRM's id of what was written, or of what it had already
   * @throws {CrmFault}
   */
  write(
    call: CallLog,
    options: { readonly again: boolean; readonly signal: AbortSignal },
  ): Promise<string>;
  /**
   * Makes what the CRM has under `id`, which `write` has returned, say what the call says now, whom it
   * is attached to as well. Told again it changes nothing, so that it may be repeated after any fault.
   * Absent where the CRM offers no way.
   *
   * @throws {CrmFault} `refused` with 404 or 410 where somebody has deleted it there: it is not
   *   written anew
   */
  amend?(id: string, call: CallLog, options: { readonly signal: AbortSignal }): Promise<void>;
};
