import { ErrorResponse, OidcClient } from 'oidc-client-ts';
import { redirectAddress, type Identity } from './identity-provider';
import type { Metadata } from './metadata';
import { SignInError, answerFault } from './sign-in-error';
import { stateStoreOf } from './state-store';

/** What brings the tokens, once. */
export type Code = { readonly code: string; readonly verifier: string; readonly nonce: string };

/** Ours alone to say, whatever a setting says. */
const RESERVED = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
  'response_mode',
  'id_token_hint',
]);

/** One way to the provider's sign-in page and back. */
export class Authorization {
  readonly #identity: Identity;
  readonly #metadata: Metadata;
  readonly #states;
  readonly #client: OidcClient;

  constructor(identity: Identity, metadata: Metadata, now: () => number) {
    this.#identity = identity;
    this.#metadata = metadata;
    this.#states = stateStoreOf(identity.id, now);
    this.#client = new OidcClient({
      authority: identity.issuer,
      client_id: identity.clientId,
      redirect_uri: redirectAddress(identity.id),
      response_type: 'code',
      scope: identity.scope,
      stateStore: this.#states,
      metadata: { authorization_endpoint: metadata.authorization, token_endpoint: metadata.token },
    });
  }

  /**
   * The address to open: authorization code with PKCE (S256), state and nonce (RFC 6749, RFC 7636,
   * OpenID Connect Core §3.1.2.1). Earlier ones of this provider no longer count.
   */
  async address(prompt: string, idTokenHint?: string): Promise<string> {
    await this.#states.clear();
    const extra = Object.entries(this.#identity.quirks.authorizeParameters ?? {}).filter(
      ([name]) => !RESERVED.has(name) && (name !== 'prompt' || prompt !== 'none'),
    );
    const { url } = await this.#client.createSigninRequest({
      nonce: crypto.randomUUID(),
      extraQueryParams: Object.fromEntries(extra),
      ...(prompt !== '' && { prompt }),
      ...(idTokenHint !== undefined && { id_token_hint: idTokenHint }),
    });
    return url;
  }

  /**
   * Takes the address that the provider sent the agent back to. Its place, its issuer (RFC 9207) and
   * its state must be the ones of this sign-in; the state counts once.
   *
   * @throws {SignInError} `answer-invalid`, or what the provider refused it for
   */
  async answer(address: string): Promise<Code> {
    const { issuer, clientId } = this.#identity;
    if (!this.#meantForUs(new URL(address))) throw new SignInError('answer-invalid');
    const { state, response } = await this.#client
      .readSigninResponseState(address, true)
      .catch((cause: unknown) => {
        throw new SignInError('answer-invalid', { cause });
      });
    if (state.authority !== issuer || state.client_id !== clientId) {
      throw new SignInError('answer-invalid');
    }
    if (response.error !== null) throw answerFault(new ErrorResponse(response));
    const { code_verifier: verifier, nonce } = state;
    if (!response.code || verifier === undefined || nonce === undefined) {
      throw new SignInError('answer-invalid');
    }
    return { code: response.code, verifier, nonce };
  }

  /** However a sign-in ends, nothing can be made of it any more. */
  async over(): Promise<void> {
    await this.#states.clear();
  }

  #meantForUs({ origin, pathname, searchParams }: URL): boolean {
    if (origin + pathname !== redirectAddress(this.#identity.id)) return false;
    const once = ['state', 'code', 'iss', 'error'];
    if (once.some((name) => searchParams.getAll(name).length > 1)) return false;
    const issuer = searchParams.get('iss');
    return issuer === null ? !this.#metadata.namesItself : issuer === this.#identity.issuer;
  }
}
