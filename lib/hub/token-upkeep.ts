import type { Identity } from '../auth/identity-provider';
import { keepSignIn, keptSignIn } from '../auth/kept-sign-in';
import { SOONEST_MS } from '../auth/pace';
import { refresh, refreshDue, refreshTime } from '../auth/refresh';
import { SignInError } from '../auth/sign-in-error';
import { exclusively, heldTokens, tokenVault, type Tokens } from '../auth/token-vault';
import { browser } from '../browser';
import type { Logger } from '../log/log';

type Parts = {
  /** Read anew each time: the settings may change. */
  readonly identity: () => Identity;
  /** The alarm that wakes the hub for it. */
  readonly alarm: string;
  /** The provider has ended the sign-in. */
  readonly expired: () => Promise<void>;
  readonly log: Logger;
};

/** Keeps the tokens of one identity fresh although the worker sleeps. */
export class TokenUpkeep {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Those of this browser session, else of a sign-in that outlived the last one. */
  async tokens(): Promise<Tokens | null> {
    const identity = this.#parts.identity();
    return (
      (await heldTokens(identity)) ??
      exclusively(identity, async () => {
        const kept = await keptSignIn(identity, Date.now());
        if (kept) await tokenVault(identity).save(kept);
        return kept;
      })
    );
  }

  /** A worker that was stopped may have left a refresh token unsealed. */
  async takeUp(): Promise<void> {
    const identity = this.#parts.identity();
    const tokens = await heldTokens(identity);
    if (tokens) await keepSignIn(identity, tokens);
  }

  async plan(tokens: Tokens): Promise<void> {
    await this.#wakeIn(Math.max(refreshTime(tokens) - Date.now(), SOONEST_MS));
  }

  async stop(): Promise<void> {
    await browser.alarms.clear(this.#parts.alarm);
  }

  /** The alarm went off. A provider that cannot be asked is asked again soon. */
  async due(): Promise<void> {
    const tokens = await this.tokens();
    if (!tokens) return;
    // Before anything else, so that a worker that is stopped over it is followed by another one.
    await this.#wakeIn(SOONEST_MS);
    if (refreshDue(tokens, Date.now())) {
      try {
        await refresh(this.#parts.identity(), tokens.accessToken);
      } catch (cause) {
        if (cause instanceof SignInError && cause.code === 'sign-in-expired') {
          return this.#parts.expired();
        }
        this.#parts.log.warn('The tokens could not be refreshed', cause);
      }
    }
    const now = await this.tokens();
    if (now) await this.plan(now);
  }

  /** In so many ms from now, whatever the clock may be set to meanwhile. */
  async #wakeIn(ms: number): Promise<void> {
    await browser.alarms.create(this.#parts.alarm, { delayInMinutes: ms / 60_000 });
  }
}
