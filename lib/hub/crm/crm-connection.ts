import type { Identity } from '../../auth/identity-provider';
import { signIn } from '../../auth/sign-in';
import { SignInError } from '../../auth/sign-in-error';
import { finishForgetting, forgetTokens, revoke } from '../../auth/sign-out';
import type { Logger } from '../../log/log';
import type { SignInFault } from '../../messaging/protocol';
import { TokenUpkeep } from '../token-upkeep';

/** The alarms of all connections begin so; the connection's name follows. */
export const CRM_ALARM = 'refresh-crm-tokens:';

type Parts = {
  readonly identity: Identity;
  /** The connection is over, and only the agent can make another. */
  readonly expired: () => Promise<void>;
  readonly log: Logger;
};

/** The agent's sign-in to one customer system. Its tokens lie in the vault of its identity. */
export class CrmConnection {
  readonly identity: Identity;
  readonly #log: Logger;
  readonly #upkeep: TokenUpkeep;

  constructor({ identity, expired, log }: Parts) {
    this.identity = identity;
    this.#log = log;
    const alarm = CRM_ALARM + identity.id;
    this.#upkeep = new TokenUpkeep({ identity: () => identity, alarm, expired, log });
  }

  /** Who is connected; `null`: nobody. */
  async who(): Promise<string | null> {
    const tokens = await this.#upkeep.tokens();
    if (!tokens) return null;
    const { name, email, sub } = tokens.profile;
    return name ?? email ?? sub;
  }

  /** What an earlier worker left unfinished. */
  async takeUp(): Promise<void> {
    await finishForgetting(this.identity);
    void revoke(this.identity, this.#log);
    await this.#upkeep.takeUp();
    const tokens = await this.#upkeep.tokens();
    if (tokens) await this.#upkeep.plan(tokens);
  }

  /** Opens the system's own sign-in window; `null`: the agent is connected. */
  async connect(): Promise<SignInFault | null> {
    try {
      await this.#upkeep.plan(await signIn(this.identity));
      return null;
    } catch (cause) {
      const code = cause instanceof SignInError ? cause.code : 'token-endpoint-failed';
      this.#log.warn(`Connecting ${this.identity.id} ended: ${code}`, cause);
      return code;
    }
  }

  /** Forgets the tokens; nobody waits until the system has been told that they are over (RFC 7009). */
  async disconnect(): Promise<void> {
    await this.#upkeep.stop();
    if (await forgetTokens(this.identity)) void revoke(this.identity, this.#log);
  }

  refreshDue(): Promise<void> {
    return this.#upkeep.due();
  }
}
