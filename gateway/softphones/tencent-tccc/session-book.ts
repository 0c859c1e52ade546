import type { CallId } from '../../../lib/telephony/call';

/** What the page must remember of a call, besides what the extension knows. */
export type Session = {
  readonly id: CallId;
  readonly incoming: boolean;
  /** The vendor's; an outgoing call has none before the SDK has said it. */
  sessionId?: string;
  answered: boolean;
  connected: boolean;
  held: boolean;
  muted: boolean;
  transferred: boolean;
  /** The agent gave it up before the vendor had a name for it. */
  givenUp: boolean;
};

/** The calls of the page under both their names. */
export class SessionBook {
  readonly #all = new Map<CallId, Session>();

  begin(id: CallId, incoming: boolean, sessionId?: string): Session {
    const session = {
      id,
      incoming,
      ...(sessionId !== undefined && { sessionId }),
      answered: false,
      connected: false,
      held: false,
      muted: false,
      transferred: false,
      givenUp: false,
    };
    this.#all.set(id, session);
    return session;
  }

  get(id: CallId): Session | undefined {
    return this.#all.get(id);
  }

  /** By the vendor's name. */
  named(sessionId: string): Session | undefined {
    return this.live.find((one) => one.sessionId === sessionId);
  }

  /** The one that was dialled and has no name yet. */
  get nameless(): Session | undefined {
    return this.live.find((one) => !one.incoming && one.sessionId === undefined);
  }

  end(id: CallId): void {
    this.#all.delete(id);
  }

  get live(): readonly Session[] {
    return [...this.#all.values()];
  }
}
