import type { Identity } from '../auth/identity-provider';
import { forgetKept } from '../auth/kept-sign-in';
import { signIn } from '../auth/sign-in';
import { SignInError } from '../auth/sign-in-error';
import { finishForgetting, forgetTokens, revoke } from '../auth/sign-out';
import { sipLoginVault, type TypedSipLogin } from '../auth/sip-login-vault';
import { browser } from '../browser';
import type { Logger } from '../log/log';
import type { SignInFault } from '../messaging/protocol';
import { failed, ok, type Result } from '../messaging/result';
import { callCentreIdentity } from './identities';
import type { SettingsSource } from './settings-source';
import { signInState, typesLogin } from './sign-in-state';
import type { SignInWindow } from './sign-in-window';
import type { Store } from './store';
import { TokenUpkeep } from './token-upkeep';

export const REFRESH_ALARM = 'refresh-tokens';
/** A view repeats within this time a click whose worker was stopped. */
const REPEATED_CLICK_MS = 2_000;

/** Who the agent is, and whether that is known: kept true in the snapshot. */
export class AgentAccount {
  readonly #store: Store;
  readonly #settings: SettingsSource;
  readonly #log: Logger;
  readonly #window: SignInWindow;
  readonly #upkeep: TokenUpkeep;
  #signingIn: Promise<Result<void, SignInFault>> | null = null;
  #orphanClosedAt = -Infinity;

  constructor(store: Store, settings: SettingsSource, window: SignInWindow, log: Logger) {
    this.#store = store;
    this.#settings = settings;
    this.#log = log;
    this.#window = window;
    this.#upkeep = new TokenUpkeep({
      identity: () => this.identity,
      alarm: REFRESH_ALARM,
      expired: () => this.expired(),
      log,
    });
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
    await this.#upkeep.takeUp();
    await this.recall();
  }

  /** Tells the snapshot what the vaults hold; after a start and after every change of settings. */
  async recall(): Promise<void> {
    const tokens = await this.#upkeep.tokens();
    const login = await sipLoginVault.read();
    const state = signInState(this.#settings.current, tokens, login);
    await this.#store.changeSnapshot({ provider: this.#settings.current.provider, ...state });
    if (tokens) await this.#upkeep.plan(tokens);
  }

  /** A sign-in that an earlier worker began has lost its answer: close its window, say so. */
  async #closeOrphan(): Promise<void> {
    if (this.#store.snapshot.signIn !== 'signing-in') return;
    await this.cancelSignIn();
    this.#orphanClosedAt = Date.now();
    await this.#window.gone();
    // Unless its last step was done: then all that is missing is to say so.
    if ((await this.#upkeep.tokens()) === null) await this.#failed('window-closed');
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

  async signOut(): Promise<void> {
    await this.#upkeep.stop();
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

  /** The refresh alarm went off. */
  refreshDue(): Promise<void> {
    return this.#upkeep.due();
  }

  /** The provider ended the sign-in. Said once, and only to somebody who was signed in. */
  async expired(): Promise<void> {
    const { signIn: before } = this.#store.snapshot;
    await this.#upkeep.stop();
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
}
