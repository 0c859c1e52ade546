import * as v from 'valibot';
import { LineError } from '../../provider';

/** `expiresIn` in seconds from now. ICE servers as `RTCPeerConnection` takes them. */
const schema = v.object({
  uri: v.pipe(v.string(), v.regex(/^sips?:[^@\s]+@[^@\s]+$/u)),
  username: v.pipe(v.string(), v.nonEmpty()),
  password: v.string(),
  servers: v.pipe(v.array(v.pipe(v.string(), v.regex(/^wss?:\/\//u))), v.minLength(1)),
  iceServers: v.optional(
    v.array(
      v.object({
        urls: v.union([v.string(), v.array(v.string())]),
        username: v.optional(v.string()),
        credential: v.optional(v.string()),
      }),
    ),
    [],
  ),
  expiresIn: v.optional(v.pipe(v.number(), v.minValue(1))),
});

export type SipCredentials = v.InferOutput<typeof schema>;

/** Throws `LineError` `credentials-unavailable` when they are not of this shape. */
export function readCredentials(value: unknown): SipCredentials {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new LineError('credentials-unavailable', { cause: v.summarize(result.issues) });
}
