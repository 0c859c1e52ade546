import type { Draft } from './finished-call';
import type { WrapUpDatabase } from './wrap-up-database';

/** Where drafts lie until they are closed. */
export interface DraftStore {
  /** On disk when it resolves. */
  put(draft: Draft): Promise<void>;
  all(): Promise<readonly Draft[]>;
  remove(id: string): Promise<void>;
  /** Puts what this agent has left here under the key that the gateway has released, if it has. */
  sealAnew(owner: string): Promise<void>;
}

/** The drafts' part of the database. */
export function draftStore(database: WrapUpDatabase): DraftStore {
  return {
    put: (draft) => {
      const { call: id, at } = draft.wrapUp;
      return database.put('drafts', { id, at, value: draft });
    },
    all: async () => (await database.all('drafts')) as readonly Draft[],
    remove: (id) => database.remove('drafts', [id]),
    sealAnew: (owner) => database.sealAnew('drafts', owner),
  };
}
