import { GatewayFault } from './gateway-fault';
import { Origins } from './origins';

/** How long a vendor may take, ms, and how much it may say, bytes. */
const TIMEOUT_MS = 5_000;
const LONGEST_REPLY = 2 * 1024 * 1024;

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed, if it was JSON. */
  readonly body: unknown;
};

/**
 * The only way out. It knows its origins from the configuration and follows no redirect, so that no
 * request can lead it anywhere else (SSRF).
 */
export class Outside {
  readonly #origins: Origins;

  constructor(origins: Iterable<string>) {
    this.#origins = new Origins(origins);
  }

  /**
   * Asks, and reads the reply as JSON.
   *
   * @throws {GatewayFault} `vendor-timeout`; `vendor-failed` for what is unreachable, unreadable, too
   *   long, or asks for patience (429 and 5xx, with its `Retry-After`). Other statuses are answers.
   * @param failsFrom for vendors whose refusals have such a status, with the reason in the body: the
   *   first status that is no answer
   */
  async ask(url: string, init: RequestInit, signal: AbortSignal, failsFrom = 500): Promise<Answer> {
    const response = await this.fetch(url, init, signal);
    if (response.status === 429 || response.status >= failsFrom) {
      await response.body?.cancel();
      throw new GatewayFault('vendor-failed', { retryAfterS: patience(response.headers) });
    }
    const text = await readAll(response);
    return { status: response.status, headers: response.headers, body: parsed(text) };
  }

  /** The reply as it comes, and all of it in time; as `ask`, it never leaves its origins. */
  async fetch(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    return this.#send(url, init, signal, limit);
  }

  /** For what is long: the reply must begin in time; then it may take as long as somebody reads. */
  async stream(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
    try {
      return await this.#send(url, init, signal, limit.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async #send(
    url: string,
    init: RequestInit,
    signal: AbortSignal,
    limit: AbortSignal,
  ): Promise<Response> {
    if (!this.#origins.has(new URL(url).origin)) throw new GatewayFault('gateway-failed');
    try {
      return await fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.any([signal, limit]),
      });
    } catch (cause) {
      throw new GatewayFault(limit.aborted ? 'vendor-timeout' : 'vendor-failed', { cause });
    }
  }
}

/** Seconds of a `Retry-After`; dates are read, too (RFC 9110 §10.2.3). */
export function patience(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/u.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/**
 * The body of a reply, which may have so many bytes.
 *
 * @throws {GatewayFault} `vendor-failed` when it is longer, or breaks off
 */
export async function readAll(response: Response, longest = LONGEST_REPLY): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.byteLength;
      if (length > longest) throw new RangeError('The reply is too long');
      parts.push(part);
    }
  } catch (cause) {
    throw new GatewayFault('vendor-failed', { cause });
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
