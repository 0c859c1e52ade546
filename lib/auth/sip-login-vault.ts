import { sessionVault } from './session-vault';

/** What an agent types where no endpoint hands out SIP credentials. */
export type TypedSipLogin = {
  readonly server: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
};

/** A typed SIP password is kept like a refresh token: in the browser's memory, until sign-out. */
export const sipLoginVault = sessionVault<TypedSipLogin>('sip-login');
