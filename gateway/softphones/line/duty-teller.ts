import type { AgentDuty } from '../../../lib/telephony/provider';

/**
 * Tells the agent's state, each once, for SDKs whose events say "break" and not why: the reason is
 * the one that was asked for last.
 */
export class DutyTeller {
  #reason: string | undefined;
  #told = '';
  #current: AgentDuty = { state: 'offline' };

  constructor(private readonly say: (duty: AgentDuty) => void) {}

  /** As the call centre has it. */
  get state(): AgentDuty['state'] {
    return this.#current.state;
  }

  /** Why the agent is in a break, where that is known. */
  get reason(): AgentDuty['reason'] {
    return this.#current.reason;
  }

  /** Why the agent is about to take a break. */
  because(reason: string | undefined): void {
    this.#reason = reason;
  }

  tell({ state }: Pick<AgentDuty, 'state'>): void {
    if (this.state === 'break' && state !== 'break') this.#reason = undefined;
    const reason = state === 'break' ? this.#reason : undefined;
    this.#current = reason === undefined ? { state } : { state, reason };
    const now = JSON.stringify(this.#current);
    if (now !== this.#told) this.say(this.#current);
    this.#told = now;
  }

  /** Once more, to whoever asked for a state that cannot be had. */
  again(): void {
    this.say(this.#current);
  }
}
