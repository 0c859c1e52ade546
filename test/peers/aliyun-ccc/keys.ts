/** What a caller of the OpenAPI has proven to be. */
export type Principal = {
  readonly loginName: string;
  /** An AccessKey of the account may act for any user of the instance; a token for its own alone. */
  readonly kind: 'access-key' | 'token';
  readonly expiresAt: number;
};
export type AccessKey = Principal & {
  readonly id: string;
  readonly secret: string;
  readonly securityToken?: string;
};

/** All keys and tokens that the simulated account knows; OAuth issues, the OpenAPI asks. */
export class Keys {
  readonly #accessKeys = new Map<string, AccessKey>();
  readonly #bearers = new Map<string, Principal>();

  add(key: AccessKey): void {
    this.#accessKeys.set(key.id, key);
  }

  addBearer(token: string, principal: Principal): void {
    this.#bearers.set(token, principal);
  }

  accessKey(id: string): AccessKey | undefined {
    return this.#accessKeys.get(id);
  }

  bearer(token: string): Principal | undefined {
    return this.#bearers.get(token);
  }

  forgetBearer(token: string): void {
    this.#bearers.delete(token);
  }

  forgetKey(id: string): void {
    this.#accessKeys.delete(id);
  }

  /** All tokens are over at once, as in the middle of a call. */
  expireTokens(): void {
    for (const [token, bearer] of this.#bearers) {
      this.#bearers.set(token, { ...bearer, expiresAt: 0 });
    }
    for (const [id, key] of this.#accessKeys) {
      if (key.kind === 'token') this.#accessKeys.set(id, { ...key, expiresAt: 0 });
    }
  }
}
