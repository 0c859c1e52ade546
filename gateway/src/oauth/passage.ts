import * as v from 'valibot';
import type { Seal } from '../seal';

/** How long a sign-in may take, ms: from our authorize endpoint to the vendor and back. */
const SIGN_IN_MS = 10 * 60_000;
/** From the callback to the token endpoint; the extension goes there at once. */
const CODE_MS = 2 * 60_000;

const text = v.pipe(v.string(), v.nonEmpty());
const journey = v.strictObject({
  client: text,
  redirectUri: text,
  /** The extension's own state; it may have none. */
  state: v.optional(v.string()),
  challenge: text,
});
const ticket = v.strictObject({
  ...journey.entries,
  code: text,
  /** What the vendor's callback said beside it. */
  place: v.optional(v.string()),
});

/** What the gateway has to remember of a sign-in; it goes through the vendor, sealed, as `state`. */
export type Journey = v.InferOutput<typeof journey>;
/** The vendor's code and whom it is for: only with the verifier it is worth something. */
export type Ticket = v.InferOutput<typeof ticket>;

/** Seals of a sign-in at the vendor of this name, so that the gateway remembers nothing. */
export function passages(name: string, seal: Seal, now: () => number) {
  return {
    depart: (to: Journey) => seal.seal(`${name}-journey`, to, now() + SIGN_IN_MS),
    /** @throws {GatewayFault} `unauthorised` for what is not ours, or is too old */
    arrive: async (state: string): Promise<Journey> =>
      v.parse(journey, await seal.open(`${name}-journey`, state)),
    hand: (out: Ticket) => seal.seal(`${name}-code`, out, now() + CODE_MS),
    /** @throws {GatewayFault} `unauthorised` for what is not ours, or is too old */
    take: async (code: string): Promise<Ticket> =>
      v.parse(ticket, await seal.open(`${name}-code`, code)),
  };
}

export type Passages = ReturnType<typeof passages>;
