import { createHash } from 'node:crypto';
import pino, { type DestinationStream } from 'pino';

/** All that a line of the log can have. What is not here is not written, whoever asks for it. */
const FIELDS = [
  ...(['requestId', 'method', 'route', 'status', 'ms', 'tenant', 'agent', 'action'] as const),
  ...(['error', 'vendorCode', 'vendorRequestId', 'why', 'at', 'host', 'port', 'signal'] as const),
] as const;
type Line = Partial<Record<(typeof FIELDS)[number], string | number>>;

export type GatewayLog = {
  readonly info: (line: Line, message: string) => void;
  readonly warn: (line: Line, message: string) => void;
  readonly error: (line: Line, message: string) => void;
};

/** One JSON object a line; texts are masked, and cut at 200 characters. */
export function gatewayLog(
  stream: DestinationStream = pino.destination({ fd: 1, sync: true }),
): GatewayLog {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const only = (line: Line): Line =>
    Object.fromEntries(
      FIELDS.flatMap((field) => {
        const value = line[field];
        if (value === undefined) return [];
        return [[field, typeof value === 'number' ? value : masked(value)]];
      }),
    );
  return {
    info: (line, message) => log.info(only(line), message),
    warn: (line, message) => log.warn(only(line), message),
    error: (line, message) => log.error(only(line), message),
  };
}

/** Without telephone numbers, and without anything long enough to be a key or a token. */
export function masked(text: string): string {
  return text
    .slice(0, 200)
    .split(UUID)
    .map((piece) => (UUID.test(piece) ? piece : piece.replace(NUMBER, '•••').replace(KEY, '***')))
    .join('');
}

/** Names of requests, ours and the vendors', are what the log is searched for. */
const UUID = /([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/iu;
const NUMBER = /\+?\d(?:[\s().-]*\d){6,}/gu;
const KEY = /(?<![\w-])(?=[\w+/=~-]*\d)[\w+/=~-]{20,}/gu;

/** Tells lines of one agent from those of another, without saying who it is. */
export function pseudonym(tenant: string, subject: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([tenant, subject]))
    .digest();
  // Letters alone: eight digits in a row would look like a telephone number, and be masked.
  return [...hash.subarray(0, 10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}
