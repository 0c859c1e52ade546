import * as v from 'valibot';
import { secretReference } from '../../configuration/secret-reference';

const address = (schemes: RegExp) => v.pipe(v.string(), v.regex(schemes, 'is no such address'));

/** A PBX that takes short-lived passwords, and the TURN server beside it. */
export const sipSettings = v.strictObject({
  /** The SIP domain: agents are `sip:<their claim>@<domain>`. */
  domain: v.pipe(v.string(), v.regex(/^[a-z\d.-]+$/iu, 'is no domain')),
  /** Where softphones connect, first choice first. */
  wsServers: v.pipe(v.array(address(/^wss?:\/\/[^\s/]+/u)), v.minLength(1)),
  /** The secret shared with Kamailio's `auth_ephemeral`. */
  secret: secretReference,
  /** As `sha_algorithm` there: 0, its default, is `sha1`; 1 `sha256`; 2 `sha384`; 3 `sha512`. */
  algorithm: v.optional(v.picklist(['sha1', 'sha256', 'sha384', 'sha512']), 'sha1'),
  /** How long a password is good for, in minutes. */
  minutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 60)), 60),
  turn: v.optional(
    v.strictObject({
      urls: v.pipe(v.array(address(/^(?:turns?|stun):[^\s]+/u)), v.minLength(1)),
      /** coturn's `static-auth-secret`. */
      secret: secretReference,
    }),
  ),
});

export type SipSettings = v.InferOutput<typeof sipSettings>;
