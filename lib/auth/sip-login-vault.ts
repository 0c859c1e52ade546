import { browser } from '../browser';

const SIP_LOGIN_KEY = 'sip-login';

/** What an agent types where no endpoint hands out SIP credentials. */
export type TypedSipLogin = {
  readonly server: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
};

/** A typed SIP password is kept like a refresh token: in the browser's memory, until sign-out. */
export const sipLoginVault = {
  async read(): Promise<TypedSipLogin | null> {
    const found = await browser.storage.session.get(SIP_LOGIN_KEY);
    return (found[SIP_LOGIN_KEY] as TypedSipLogin | undefined) ?? null;
  },
  async save(login: TypedSipLogin): Promise<void> {
    await browser.storage.session.set({ [SIP_LOGIN_KEY]: login });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(SIP_LOGIN_KEY);
  },
};
