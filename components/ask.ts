import type { AnswerOf, BodyOf } from '../lib/messaging/send';

/** A way to the hub that never rejects: `undefined` means that nobody heard it. */
export type Ask<D> = <K extends keyof D & string>(
  type: K,
  body: BodyOf<D, K>,
) => Promise<AnswerOf<D, K> | undefined>;

type Send<D> = <K extends keyof D & string>(type: K, body: BodyOf<D, K>) => Promise<AnswerOf<D, K>>;

/**
 * Asks twice, because a worker that is just being stopped loses one message and the next one starts
 * it again. `heard` is told whether the hub can be reached at all. Every message to the hub is
 * idempotent, by its id or by its meaning.
 */
export function askTwice<D>(send: Send<D>, heard: (reached: boolean) => void): Ask<D> {
  return async (type, body) => {
    for (const last of [false, true]) {
      try {
        const answer = await send(type, body);
        heard(true);
        return answer;
      } catch {
        if (last) heard(false);
      }
    }
    return undefined;
  };
}
