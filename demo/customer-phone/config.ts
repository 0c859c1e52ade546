import type { SipAccount } from '../pbx/kamailio';

/** What the phone page asks of its server when it opens. */
export type PhoneConfig = {
  readonly wsUrl: string;
  readonly account: SipAccount;
  readonly lines: readonly { readonly number: string; readonly name: string }[];
  readonly callers: readonly {
    readonly name: string;
    readonly company: string;
    readonly number: string;
  }[];
};
