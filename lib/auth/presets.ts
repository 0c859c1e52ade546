/** How an identity provider differs from what the standards let us expect. */
export type Quirks = {
  /** Where it has one address for everybody. */
  readonly issuer?: string;
  readonly scope?: string;
  /** Endpoints that its discovery document leaves out. */
  readonly endpoints?: { readonly userinfo?: string; readonly revocation?: string };
  /** Sent along to its sign-in page. */
  readonly authorizeParameters?: Readonly<Record<string, string>>;
  /** Takes PKCE with S256, as its documents say, but its metadata does not. */
  readonly pkceUnstated?: true;
  /** `prompt=consent`, with which OpenID Connect asks for `offline_access`, is not for it. */
  readonly noConsentPrompt?: true;
  /** Does not know `prompt=login`. */
  readonly noLoginPrompt?: true;
  /** Its userinfo wants another token than ours; the ID token names the agent. */
  readonly noUserinfo?: true;
};

const OPENID_SCOPE = 'openid profile email offline_access';

/**
 * Aliyun's OAuth: https://help.aliyun.com/document_detail/93696.html. `access_type=offline` brings
 * the refresh token; `prompt` takes `admin_consent` alone; discovery has no `userinfo_endpoint`.
 */
const aliyun = (origin: string): Quirks => ({
  issuer: origin,
  scope: 'openid profile aliuid',
  endpoints: { userinfo: `${origin}/v1/userinfo`, revocation: `${origin}/v1/revoke` },
  authorizeParameters: { access_type: 'offline' },
  noConsentPrompt: true,
  noLoginPrompt: true,
});

/** Providers that we know; the call centre's issuer may still be another, a tenant's own say. */
export const presets = {
  openid: { scope: OPENID_SCOPE },
  'aliyun-cn': aliyun('https://oauth.aliyun.com'),
  'aliyun-intl': aliyun('https://oauth.alibabacloud.com'),
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow: S256 is taken, yet
  // not named in the metadata; the userinfo endpoint is Graph's, and `consent` would ask each time.
  entra: { scope: OPENID_SCOPE, pkceUnstated: true, noConsentPrompt: true, noUserinfo: true },
  // https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_pkce.htm; tokens have no
  // `expires_in`, their life is the session's.
  salesforce: {
    issuer: 'https://login.salesforce.com',
    scope: 'openid profile email refresh_token',
    pkceUnstated: true,
    noConsentPrompt: true,
  },
} as const satisfies Record<string, Quirks>;

export type PresetName = keyof typeof presets;
