import type { Identity } from '../auth/identity-provider';
import { forgetKept, keepSignIn, keptSignIn } from '../auth/kept-sign-in';
import { SOONEST_MS } from '../auth/pace';
import { refresh, refreshDue, refreshTime } from '../auth/refresh';
import { signIn } from '../auth/sign-in';
import { SignInError } from '../auth/sign-in-error';
import { finishForgetting, forgetTokens, revoke } from '../auth/sign-out';
import { sipLoginVault, type TypedSipLogin } from '../auth/sip-login-vault';
import { exclusively, heldTokens, tokenVault, type Tokens } from '../auth/token-vault';
import { browser } from '../browser';
import type { Logger } from '../log/log';
import type { SignInFault } from '../messaging/protocol';
import { failed, ok, type Result } from '../messaging/result';
import { callCentreIdentity } from './identities';
import type { SettingsSource } from './settings-source';
import { signInState, typesLogin } from './sign-in-state';
import { SignInWindow } from './sign-in-window';
import type { Store } from './store';

export const REFRESH_ALARM = 'refresh-tokens';
/** A view repeats within this time a click whose worker was stopped. */
const REPEATED_CLICK_MS = 2_000;

/** Who the agent is, and whether that is known: kept true in the snapshot. */
export class AgentAccount {
  readonly #store: Store;
  readonly #settings: SettingsSource;
  readonly #log: Logger;
  readonly #window: SignInWindow;
  #signingIn: Promise<Result<void, SignInFault>> | null = null;
  #orphanClosedAt = -Infinity;

  constructor(store: Store, settings: SettingsSource, log: Logger) {
    this.#store = store;
    this.#settings = settings;
    this.#log = log;
    this.#window = new SignInWindow(store);
    settings.onChange((now, before) => {
      if (before.staySignedIn && !now.staySignedIn) void forgetKept(this.identity);
    });
  }

  get identity(): Identity {
    return callCentreIdentity(this.#settings.current);
  }

  /** What an earlier worker left unfinished: a sign-out, a sign-in, a refresh token to be kept. */
  async takeUp(): Promise<void> {
    const { identity } = this;
    await finishForgetting(identity);
    void revoke(identity, this.#log);
    await this.#closeOrphan();
    const tokens = await heldTokens(identity);
    if (tokens) await keepSignIn(identity, tokens);
    await this.recall();
  }

  /** Tells the snapshot what the vaults hold; after a start and after every change of settings. */
  async recall(): Promise<void> {
    const tokens = await this.#tokens();
    const login = await sipLoginVault.read();
    const state = signInState(this.#settings.current, tokens, login);
    await this.#store.changeSnapshot({ provider: this.#settings.current.provider, ...state });
    if (tokens) await this.#planRefresh(tokens);
  }

  /** A sign-in that an earlier worker began has lost its answer: close its window, say so. */
  async #closeOrphan(): Promise<void> {
    if (this.#store.snapshot.signIn !== 'signing-in') return;
    await this.cancelSignIn();
    this.#orphanClosedAt = Date.now();
    await this.#window.gone();
    // Unless its last step was done: then all that is missing is to say so.
    if ((await this.#tokens()) === null) await this.#failed('window-closed');
  }

  /**
   * Opens the sign-in window; a second wish while it is open gets the answer to the first. So does
   * a click that a view repeats because its worker was stopped: it has been answered by the notice.
   * A login that is typed in is typed on the settings page, which opens instead.
   */
  signIn(): Promise<Result<void, SignInFault>> {
    if (Date.now() - this.#orphanClosedAt < REPEATED_CLICK_MS) {
      this.#orphanClosedAt = -Infinity;
      const done = this.#store.snapshot.signIn === 'in';
      return Promise.resolve(done ? ok() : failed('window-closed'));
    }
    if (typesLogin(this.#settings.current)) {
      return browser.runtime.openOptionsPage().then(() => failed('not-configured'));
    }
    this.#signingIn ??= this.#signIn().finally(() => {
      this.#signingIn = null;
    });
    return this.#signingIn;
  }

  async #signIn(): Promise<Result<void, SignInFault>> {
    await this.#store.changeSnapshot({ signIn: 'signing-in', notice: null });
    await this.#window.opens();
    try {
      await signIn(this.identity);
    } catch (cause) {
      const code = cause instanceof SignInError ? cause.code : 'token-endpoint-failed';
      this.#log.warn(`Sign-in ended: ${code}`, cause);
      await this.#failed(code);
      return failed(code);
    } finally {
      await this.#window.gone();
    }
    await this.recall();
    return ok();
  }

  async cancelSignIn(): Promise<void> {
    await this.#window.close();
  }

  windowOpened(id: number): void {
    this.#window.seen(id);
  }

  async signOut(): Promise<void> {
    await browser.alarms.clear(REFRESH_ALARM);
    await sipLoginVault.clear();
    await forgetTokens(this.identity);
    await this.#store.changeSnapshot({ recent: [], question: null, notice: null });
    await this.recall();
    await revoke(this.identity, this.#log);
  }

  async typedLogin(login: TypedSipLogin): Promise<void> {
    await sipLoginVault.save(login);
    await this.recall();
  }

  /** The refresh alarm went off. A provider that cannot be asked is asked again soon. */
  async refreshDue(): Promise<void> {
    const tokens = await this.#tokens();
    if (!tokens) return;
    // Before anything else, so that a worker that is stopped over it is followed by another one.
    await this.#wakeIn(SOONEST_MS);
    if (refreshDue(tokens, Date.now())) {
      try {
        await refresh(this.identity, tokens.accessToken);
      } catch (cause) {
        if (cause instanceof SignInError && cause.code === 'sign-in-expired') return this.expired();
        this.#log.warn('The tokens could not be refreshed', cause);
      }
    }
    const now = await this.#tokens();
    if (now) await this.#planRefresh(now);
  }

  /** The provider ended the sign-in. Said once, and only to somebody who was signed in. */
  async expired(): Promise<void> {
    const { signIn: before } = this.#store.snapshot;
    await browser.alarms.clear(REFRESH_ALARM);
    await this.recall();
    if (before === 'in' && this.#store.snapshot.signIn === 'out') {
      await this.#failed('sign-in-expired');
    }
  }

  async #failed(code: SignInFault): Promise<void> {
    await this.recall();
    await this.#store.changeSnapshot({
      notice: { code: `sign-in.${code}`, at: Date.now(), about: this.identity.issuer },
    });
  }

  /** Those of this browser session, else of a sign-in that outlived the last one. */
  async #tokens(): Promise<Tokens | null> {
    const { identity } = this;
    return (
      (await heldTokens(identity)) ??
      exclusively(identity, async () => {
        const kept = await keptSignIn(identity, Date.now());
        if (kept) await tokenVault(identity).save(kept);
        return kept;
      })
    );
  }

  async #planRefresh(tokens: Tokens): Promise<void> {
    await this.#wakeIn(Math.max(refreshTime(tokens) - Date.now(), SOONEST_MS));
  }

  /** In so many ms from now, whatever the clock may be set to meanwhile. */
  async #wakeIn(ms: number): Promise<void> {
    await browser.alarms.create(REFRESH_ALARM, { delayInMinutes: ms / 60_000 });
  }
}
