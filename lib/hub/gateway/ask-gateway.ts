import * as v from 'valibot';
import type { AuthorisedRequest } from '../../auth/authorised-fetch';
import { SignInError } from '../../auth/sign-in-error';
import type { Logger } from '../../log/log';
import { bytesOf, TooLong } from '../bounded-body';
import type { SettingsSource } from '../settings-source';
import type { Store } from '../store';
import {
  GATEWAY_SAYS,
  type GatewayAnswer,
  type GatewayFailure,
  type GatewayFault,
} from './gateway-answer';
import { answered, failedOnce, resting, type Rests } from './resting';

/** The gateway gives its vendor five seconds, and may have to ask it twice. */
const ANSWER_WITHIN_MS = 15_000;
const MOST_BYTES = 2 * 1024 * 1024;

const said = v.object({
  error: v.picklist(GATEWAY_SAYS),
  vendor: v.optional(
    v.object({
      code: v.optional(v.string()),
      message: v.optional(v.string()),
      requestId: v.optional(v.string()),
    }),
  ),
});

/** One request. `path` is below the gateway's origin, query included: `/calls?from=0&to=9`. */
export type GatewayRequest = {
  readonly path: string;
  /** Sent as JSON, by POST; without one it is a GET. */
  readonly body?: unknown;
  /** First and last byte that is wanted (RFC 9110 §14.2). */
  readonly range?: readonly [number, number];
  readonly signal?: AbortSignal;
};

type Parts = {
  readonly store: Pick<Store, 'memory' | 'changeMemory'>;
  readonly settings: { readonly current: Pick<SettingsSource['current'], 'gateway'> };
  /** `fetch` with the agent's token. */
  readonly fetch: (url: string, request: AuthorisedRequest) => Promise<Response>;
  /** The token is over, and no other can be had. */
  readonly expired: () => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
};

/**
 * The one way to the company's gateway. Nothing here rejects, and nothing that fails here is a
 * reason to take an agent off line: a part that keeps failing is left alone for a while, as long as
 * it says itself (`Retry-After`) or longer every time.
 */
export class Gateway {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks, and reads the answer as JSON that fits `schema`. */
  async ask<T>(
    request: GatewayRequest,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<GatewayAnswer<T>> {
    return this.#ask(request, async (response) => {
      const parsed = v.safeParse(schema, await jsonOf(response));
      return parsed.success ? { ok: true, value: parsed.output } : failure('answer-invalid');
    });
  }

  /** Asks for bytes, `most` of them: a part of a recording. */
  async bytes(
    request: GatewayRequest,
    most: number,
  ): Promise<GatewayAnswer<{ readonly headers: Headers; readonly bytes: Uint8Array }>> {
    return this.#ask(request, async (response) => {
      const { headers } = response;
      return { ok: true, value: { headers, bytes: await bytesOf(response, most) } };
    });
  }

  async #ask<T>(
    request: GatewayRequest,
    read: (response: Response) => Promise<GatewayAnswer<T>>,
  ): Promise<GatewayAnswer<T>> {
    const { gateway: origin } = this.#parts.settings.current;
    if (origin === '') return failure('not-configured');
    const part = partOf(request.path);
    const waits = resting(this.#restsOf(origin), part, this.#parts.now());
    if (waits) return waits;
    const answer = await this.#fetched(origin, request, read);
    if (!request.signal?.aborted) await this.#remember(origin, part, answer);
    return answer;
  }

  async #fetched<T>(
    origin: string,
    { path, body, range, signal }: GatewayRequest,
    read: (response: Response) => Promise<GatewayAnswer<T>>,
  ): Promise<GatewayAnswer<T>> {
    const limit = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const sent: AuthorisedRequest =
      body === undefined
        ? { headers: range ? { range: `bytes=${range.join('-')}` } : {} }
        : {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          };
    try {
      const response = await this.#parts.fetch(`${origin}${path}`, {
        ...sent,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return response.ok ? await read(response) : await refusalOf(response);
    } catch (cause) {
      this.#parts.log.warn(`The gateway did not answer ${partOf(path)}`, cause);
      if (cause instanceof TooLong) return failure('answer-invalid');
      if (!(cause instanceof SignInError)) return failure('unreachable');
      if (cause.code === 'sign-in-expired') await this.#parts.expired();
      return failure('signed-out');
    }
  }

  #restsOf(origin: string): Rests {
    const { gateway } = this.#parts.store.memory;
    return gateway?.origin === origin ? gateway.rests : {};
  }

  async #remember(origin: string, part: string, answer: GatewayAnswer<unknown>): Promise<void> {
    const before = this.#restsOf(origin);
    const rests = answer.ok
      ? answered(before, part)
      : failedOnce(before, part, answer, this.#parts.now());
    if (rests !== before) await this.#parts.store.changeMemory({ gateway: { origin, rests } });
  }
}

/** The gateway's parts fail each by itself: `softphone/api`, `calls` with all that is below it. */
function partOf(path: string): string {
  return /^\/(calls|[^?]*)/u.exec(path)?.[1] ?? '';
}

async function refusalOf(response: Response): Promise<GatewayFailure> {
  const parsed = v.safeParse(said, await jsonOf(response).catch(() => null));
  // What stands before the gateway speaks, or what is no gateway at all.
  const words = parsed.success ? parsed.output : { error: unsaid(response.status) };
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return { ok: false, ...words, ...(seconds > 0 ? { retryAfterS: seconds } : {}) };
}

function unsaid(status: number): GatewayFault {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'gateway-failed' : 'answer-invalid';
}

async function jsonOf(response: Response): Promise<unknown> {
  const bytes = await bytesOf(response, MOST_BYTES);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function failure(error: GatewayFault): GatewayFailure {
  return { ok: false, error };
}
