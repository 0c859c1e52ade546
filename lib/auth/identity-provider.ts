import { OidcClient } from 'oidc-client-ts';
import { browser } from '../browser';
import { sessionStateStore } from './state-store';

/** One OpenID provider, and who we are there. */
export type Identity = {
  /** Exactly as the provider's discovery document spells it; may have a path. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
};

/** Where the provider sends the agent back to; register this address with it, exactly. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL('call-centre');
}

/** A client for one provider. It holds no state: all of it lies in `storage.session`. */
export function clientOf(identity: Identity, loadUserInfo = true): OidcClient {
  return new OidcClient({
    authority: identity.issuer,
    client_id: identity.clientId,
    redirect_uri: redirectAddress(),
    response_type: 'code',
    scope: identity.scope,
    loadUserInfo,
    stateStore: sessionStateStore,
    staleStateAgeInSeconds: 600,
    fetchRequestCredentials: 'omit',
    requestTimeoutInSeconds: 15,
  });
}
