/** Why a request to the company's gateway came to nothing. */
export type ApiFault = {
  /** The gateway's own word (`error` of its replies), or one of ours: `unreachable`, `not-set-up`. */
  readonly code: string;
  /** What the vendor itself said. */
  readonly vendor?: {
    readonly code?: string;
    readonly message?: string;
    readonly requestId?: string;
  };
};

/** What a request to the gateway came to: `error`, or else the vendor's reply as it was. */
export type ApiAnswer = { readonly reply?: unknown; readonly error?: ApiFault };

/** A request that a hosted softphone puts to its vendor's API, by the gateway, in the agent's name. */
export type ApiRequest = {
  readonly action: string;
  readonly request: Readonly<Record<string, unknown>>;
};
