import type { WrapUpDatabase } from '../agent/wrap-up-database';
import type { OutboxEntry } from './entry';

/** Where the outbox lies. Every promise resolves when it is on disk. */
export interface OutboxStore {
  /** Those that can be read now, whosever they are. */
  all(): Promise<readonly OutboxEntry[]>;
  /** The draft of the same call goes in the same step. `until`: when it may be deleted. */
  put(entry: OutboxEntry, until: number | undefined): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** What may be deleted by now is. */
  prune(now: number): Promise<void>;
  /** Puts what this agent has left here under the key that the gateway has released, if it has. */
  sealAnew(owner: string): Promise<void>;
}

/** The outbox's part of the database. */
export function outboxStore(database: WrapUpDatabase): OutboxStore {
  return {
    all: async () => (await database.all('outbox')) as readonly OutboxEntry[],
    put: (entry, until) => {
      const { id, at } = entry;
      return database.finish({ id, at, until, value: entry });
    },
    remove: (ids) => database.remove('outbox', ids),
    prune: (now) => database.prune(now),
    sealAnew: (owner) => database.sealAnew('outbox', owner),
  };
}
