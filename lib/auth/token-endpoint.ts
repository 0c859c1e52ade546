import * as v from 'valibot';
import { timeThere } from './clock';
import type { Identity } from './identity-provider';

const ANSWER_WITHIN_MS = 15_000;
/** Nobody is told to wait longer than this. */
const LONGEST_WAIT_MS = 10 * 60_000;

const text = v.optional(v.pipe(v.string(), v.nonEmpty()));

/** RFC 6749 §5.1. Vendors send `expires_in` as a string, or leave it out. */
const granted = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: text,
  id_token: text,
  scope: text,
  expires_in: v.optional(v.union([v.number(), v.string()])),
});
const refused = v.object({ error: v.string() });

/** What a token endpoint gave. `there`: the provider's time, ms since the epoch. */
export type Grant = {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  readonly scope?: string;
  readonly lifeMs: number;
  readonly there?: number;
};

/** The provider answered, and gave nothing. `error`: RFC 6749 §5.2. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  constructor(
    readonly status: number,
    readonly error?: string,
    readonly waitMs?: number,
  ) {
    super(`The token endpoint answered ${String(status)} ${error ?? ''}`);
  }
}

/** A life that is not stated is taken for this; a 401 corrects us. */
const UNSTATED_LIFE_S = 3600;

/**
 * One request to the token endpoint. Neither redirect nor cookie goes with it.
 *
 * @throws {TokenRefusal} when it answered; `TypeError` or a time-out when nobody knows if it did
 */
export async function askForTokens(
  endpoint: string,
  { clientId }: Pick<Identity, 'clientId'>,
  fields: Readonly<Record<string, string>>,
): Promise<Grant> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, client_id: clientId }),
    headers: { accept: 'application/json' },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const body: unknown = await answer.json().catch((cause: unknown) => {
    // Cut off while it was read: whether something was granted is not known.
    if (!(cause instanceof SyntaxError)) throw cause;
    return null;
  });
  const parsed = v.safeParse(granted, body);
  if (!answer.ok || !parsed.success) {
    const { error } = v.is(refused, body) ? body : {};
    throw new TokenRefusal(answer.status, error, retryAfter(answer));
  }
  const { access_token: accessToken, scope, expires_in: life } = parsed.output;
  const seconds = Number(life ?? UNSTATED_LIFE_S);
  return {
    accessToken,
    refreshToken: parsed.output.refresh_token,
    idToken: parsed.output.id_token,
    scope,
    lifeMs: (Number.isFinite(seconds) && seconds > 0 ? seconds : UNSTATED_LIFE_S) * 1000,
    there: timeThere(answer),
  };
}

/** RFC 9110 §10.2.3, in seconds; a date is not worth the trust in two clocks. */
function retryAfter(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get('retry-after') ?? NaN);
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : undefined;
}
