import { browser } from '../browser';
import type { Identity } from '../auth/identity-provider';
import { refresh, refreshTime } from '../auth/refresh';
import { signIn } from '../auth/sign-in';
import { SignInError } from '../auth/sign-in-error';
import { forgetTokens, revoke } from '../auth/sign-out';
import { sipLoginVault, type TypedSipLogin } from '../auth/sip-login-vault';
import { tokenVault, type Tokens } from '../auth/token-vault';
import type { Logger } from '../log/log';
import { failed, ok, type Result } from '../messaging/result';
import type { SignInFault } from '../messaging/protocol';
import type { Settings } from '../policy/settings';
import type { Snapshot } from '../snapshot/snapshot';
import type { SettingsSource } from './settings-source';
import type { Store } from './store';

export const REFRESH_ALARM = 'refresh-tokens';
/** Wakes a worker after the one that waited for the sign-in window, if that one was stopped. */
const WINDOW_ALARM = 'sign-in-window';
/** Chrome fires alarms no sooner than this. */
const SOONEST_ALARM_MS = 30_000;
/** A view repeats within this time a click whose worker was stopped. */
const REPEATED_CLICK_MS = 2_000;

/** Who the agent is, and whether that is known: kept true in the snapshot. */
export class AgentAccount {
  readonly #store: Store;
  readonly #settings: SettingsSource;
  readonly #log: Logger;
  #signingIn: Promise<Result<void, SignInFault>> | null = null;
  #orphanClosedAt = -Infinity;

  constructor(store: Store, settings: SettingsSource, log: Logger) {
    this.#store = store;
    this.#settings = settings;
    this.#log = log;
  }

  get identity(): Identity {
    const { issuer, clientId, scope } = this.#settings.current;
    return { issuer, clientId, scope };
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
  async closeOrphan(): Promise<void> {
    if (this.#store.snapshot.signIn !== 'signing-in') return;
    await this.cancelSignIn();
    this.#orphanClosedAt = Date.now();
    await this.#windowGone();
    await this.#failed('window-closed');
  }

  /**
   * Opens the sign-in window; a second wish while it is open gets the answer to the first. So does
   * a click that a view repeats because its worker was stopped: it has been answered by the notice.
   * A login that is typed in is typed on the settings page, which opens instead.
   */
  signIn(): Promise<Result<void, SignInFault>> {
    if (Date.now() - this.#orphanClosedAt < REPEATED_CLICK_MS) {
      this.#orphanClosedAt = -Infinity;
      return Promise.resolve(failed('window-closed'));
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
    await browser.alarms.create(WINDOW_ALARM, { periodInMinutes: SOONEST_ALARM_MS / 60_000 });
    try {
      await signIn(this.identity);
    } catch (cause) {
      const code = cause instanceof SignInError ? cause.code : 'token-endpoint-failed';
      this.#log.warn(`Sign-in ended: ${code}`, cause);
      await this.#failed(code);
      return failed(code);
    } finally {
      await this.#windowGone();
    }
    await this.recall();
    return ok();
  }

  async #windowGone(): Promise<void> {
    await browser.alarms.clear(WINDOW_ALARM);
    await this.#store.changeMemory({ signInWindow: null });
  }

  async cancelSignIn(): Promise<void> {
    const { signInWindow } = this.#store.memory;
    if (signInWindow !== null) await browser.windows.remove(signInWindow).catch(() => undefined);
  }

  /** Chrome does not name the window of `launchWebAuthFlow`: it is the popup that opens meanwhile. */
  windowOpened(id: number): void {
    const { signInWindow } = this.#store.memory;
    if (this.#store.snapshot.signIn === 'signing-in' && signInWindow === null) {
      void this.#store.changeMemory({ signInWindow: id });
    }
  }

  async signOut(): Promise<void> {
    await browser.alarms.clear(REFRESH_ALARM);
    await sipLoginVault.clear();
    const tokens = await forgetTokens();
    await this.#store.changeSnapshot({ recent: [], question: null, notice: null });
    await this.recall();
    if (tokens) await revoke(this.identity, tokens, this.#log);
  }

  async typedLogin(login: TypedSipLogin): Promise<void> {
    await sipLoginVault.save(login);
    await this.recall();
  }

  /** The refresh alarm went off. A provider that cannot be asked is asked again soon. */
  async refreshDue(): Promise<void> {
    const tokens = await this.#tokens();
    if (!tokens) return;
    try {
      await this.#planRefresh(await refresh(this.identity, tokens.accessToken));
    } catch (cause) {
      if (cause instanceof SignInError && cause.code === 'sign-in-expired') return this.expired();
      await browser.alarms.create(REFRESH_ALARM, { when: Date.now() + SOONEST_ALARM_MS });
    }
  }

  /** The provider ended the sign-in. Said once, and only to somebody who was signed in. */
  async expired(): Promise<void> {
    const { signIn } = this.#store.snapshot;
    await this.recall();
    if (signIn === 'in') await this.#failed('sign-in-expired');
  }

  async #failed(code: SignInFault): Promise<void> {
    await this.recall();
    await this.#store.changeSnapshot({
      notice: { code: `sign-in.${code}`, at: Date.now(), about: this.identity.issuer },
    });
  }

  /** Tokens of another issuer than the configured one count as none. */
  async #tokens(): Promise<Tokens | null> {
    const tokens = await tokenVault.read();
    return tokens?.issuer === this.#settings.current.issuer ? tokens : null;
  }

  async #planRefresh(tokens: Tokens): Promise<void> {
    if (!tokens.refreshToken) return;
    const when = Math.max(refreshTime(tokens), Date.now() + SOONEST_ALARM_MS);
    await browser.alarms.create(REFRESH_ALARM, { when });
  }
}

/** Whether the agent's login is a typed one, for lack of any service to ask. */
function typesLogin({ provider, sipCredentialsUrl, issuer }: Settings): boolean {
  return provider === 'sip' && sipCredentialsUrl === '' && issuer === '';
}

/** Pure: what the snapshot should say about the sign-in. */
function signInState(
  settings: Settings,
  tokens: Tokens | null,
  login: TypedSipLogin | null,
): Pick<Snapshot, 'signIn' | 'account'> {
  const { provider, sipCredentialsUrl, issuer } = settings;
  if (provider === 'sip' && sipCredentialsUrl === '') {
    if (!login) return { signIn: 'out', account: null };
    return { signIn: 'in', account: { name: login.username, issuer: login.server } };
  }
  const needed = provider === 'sip' || (provider === 'hosted' && issuer !== '');
  if (!needed) return { signIn: 'not-needed', account: null };
  if (!tokens) return { signIn: 'out', account: null };
  const { name, email, sub } = tokens.profile;
  return { signIn: 'in', account: { name: name ?? email ?? sub, email, issuer } };
}
