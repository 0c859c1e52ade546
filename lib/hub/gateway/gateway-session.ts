import * as v from 'valibot';
import { SOONEST_MS } from '../../auth/pace';
import { storageKeyVault } from '../../auth/storage-key-vault';
import { browser } from '../../browser';
import type { Settings } from '../../policy/settings';
import type { Store } from '../store';
import type { Gateway } from './ask-gateway';
import type { GatewayAnswer, GatewayFault } from './gateway-answer';

/** The gateway is due to be asked who we are there. */
export const GATEWAY_ALARM = 'gateway-session';
/** Roles and abilities are what an admin changes now and then. */
const FRESH_MS = 3_600_000;

/** What asking again does not mend: an admin does, or another sign-in. */
const FINAL: ReadonlySet<GatewayFault> = new Set<GatewayFault>([
  'unauthorised',
  'forbidden',
  'not-found',
  'not-supported',
  'signed-out',
]);

/** `GET /session` as far as it is used. The vendor's name is a part of an address. */
const session = v.object({
  roles: v.array(v.string()),
  callCentre: v.object({
    vendor: v.pipe(v.string(), v.regex(/^[a-z\d-]{1,64}$/u)),
    can: v.array(v.string()),
  }),
  storageKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/u)),
});

type Session = v.InferOutput<typeof session>;

type Parts = {
  readonly gateway: Pick<Gateway, 'ask'>;
  readonly store: Store;
  readonly settings: { readonly current: Pick<Settings, 'gateway'> };
  /** When the agent signed in, ms since the epoch; `null`: not. */
  readonly signedInAt: () => Promise<number | null>;
  readonly now: () => number;
};

/**
 * What the gateway says of whoever is signed in: what the call centre can do is in the snapshot,
 * the storage key in its vault, and both are gone with the sign-in. A gateway that cannot be asked
 * is asked again until it answers; meanwhile the agent works as without one.
 */
export class GatewaySession {
  readonly #parts: Parts;
  #following: Promise<void> = Promise.resolve();
  #asking: { readonly life: number; readonly answer: Promise<GatewayAnswer<Session>> } | null =
    null;
  /** Counts the sign-outs: an answer that comes behind one is nobody's. */
  #life = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Somebody may have signed in or out, or a setting has changed; also after a start. */
  follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#follow());
    return this.#following;
  }

  async #follow(): Promise<void> {
    const { store, settings, now } = this.#parts;
    const { signIn, gateway: known } = store.snapshot;
    if (signIn === 'signing-in') return;
    const { gateway: origin } = settings.current;
    const since = origin === '' || signIn !== 'in' ? null : await this.#parts.signedInAt();
    if (since === null) return this.forget();
    const kept = await storageKeyVault.read();
    if (kept?.gateway !== origin || kept.signedInAt !== since) await this.forget();
    else if (known && now() - known.at < FRESH_MS) return;
    await this.ask();
  }

  /** Asks now, whatever is known; of several wishes at once there is one question. */
  ask(): Promise<GatewayAnswer<Session>> {
    const life = this.#life;
    if (this.#asking?.life === life) return this.#asking.answer;
    const answer = this.#ask(life).finally(() => {
      if (this.#asking?.life === life) this.#asking = null;
    });
    this.#asking = { life, answer };
    return answer;
  }

  /** From here on nobody can read what was sealed with the key. */
  async forget(): Promise<void> {
    this.#life += 1;
    await browser.alarms.clear(GATEWAY_ALARM);
    await storageKeyVault.clear();
    if (this.#parts.store.snapshot.gateway) await this.#show(null);
  }

  async #ask(life: number): Promise<GatewayAnswer<Session>> {
    const { gateway, settings, signedInAt } = this.#parts;
    const { gateway: origin } = settings.current;
    const answer = await gateway.ask({ path: '/session' }, session);
    const since = await signedInAt();
    if (life !== this.#life || since === null || origin !== settings.current.gateway) return answer;
    if (!answer.ok) {
      if (FINAL.has(answer.error)) return answer;
      const wait = Math.max((answer.retryAfterS ?? 0) * 1_000, SOONEST_MS);
      await browser.alarms.create(GATEWAY_ALARM, { delayInMinutes: wait / 60_000 });
      return answer;
    }
    const { roles, callCentre, storageKey } = answer.value;
    await storageKeyVault.save({ gateway: origin, signedInAt: since, key: storageKey });
    if (life !== this.#life) await storageKeyVault.clear();
    else await this.#show({ ...callCentre, admin: roles.includes('admin'), at: this.#parts.now() });
    return answer;
  }

  #show(gateway: Store['snapshot']['gateway']): Promise<void> {
    return this.#parts.store.changeSnapshot({ gateway });
  }
}
