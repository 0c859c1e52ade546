/** An application of the account, as its OAuth console has it. */
export type OAuthClient = {
  readonly id: string;
  readonly type: 'WebApp' | 'NativeApp';
  /** A WebApp must have one, a NativeApp has none. */
  readonly secret?: string;
  readonly redirectUris: readonly string[];
};

/** A RAM user: what its id_token and userinfo say. */
export type RamUser = {
  readonly loginName: string;
  readonly upn: string;
  readonly password: string;
  readonly sub: string;
  readonly aid: string;
};

const ACCOUNT = '1075807536267325';

/** The RAM user of a login name, as the simulated account has it. */
export function ramUser(loginName: string, at: number): RamUser {
  return {
    loginName,
    upn: `${loginName}@${ACCOUNT}.onaliyun.com`,
    password: `password-of-${loginName}`,
    sub: String(246_564_030_753_828n * 1000n + BigInt(at)),
    aid: ACCOUNT,
  };
}
