import * as v from 'valibot';
import type { HOSTED_VERSION, HostedPlace, Knock } from '../../../lib/telephony/page-frame/meeting';

const VERSION: typeof HOSTED_VERSION = 1;

/** The part of `window` that a meeting needs. */
export type MeetingPlace = {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  readonly location: { readonly ancestorOrigins?: { item(at: number): string | null } };
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
};

const welcome = v.object({
  sidetone: v.literal('welcome'),
  version: v.literal(VERSION),
  nonce: v.string(),
  // An extension of the first day names none.
  place: v.optional(v.picklist(['engine', 'panel']), 'engine'),
});

/** The port on which all else is said, and where the page stands. */
export type Met = { readonly port: MessagePort; readonly place: HostedPlace };

/**
 * Knocks at the parent window and resolves to what it gives: only if it is one of
 * `origins`, and answers this very knock. Anybody else is not heard, and learns nothing.
 */
export function meet(place: MeetingPlace, origins: readonly string[], nonce: string): Promise<Met> {
  return new Promise((resolve) => {
    const hear = ({ source, origin, data, ports }: MessageEvent<unknown>): void => {
      const [port] = ports;
      const known = source === place.parent && origins.includes(origin);
      const answered = v.safeParse(welcome, data);
      if (!known || !port || !answered.success || answered.output.nonce !== nonce) return;
      place.removeEventListener('message', hear);
      resolve({ port, place: answered.output.place });
    };
    place.addEventListener('message', hear);
    const knock: Knock = { sidetone: 'knock', version: VERSION, nonce };
    for (const origin of targets(place, origins)) place.parent.postMessage(knock, origin);
  });
}

/** Where the browser tells who frames us, one target is enough; a wrong one is only logged by it. */
function targets({ location }: MeetingPlace, origins: readonly string[]): readonly string[] {
  const framedBy = location.ancestorOrigins?.item(0) ?? undefined;
  return framedBy === undefined ? origins : origins.filter((one) => one === framedBy);
}
