/** The extension API as far as this folder uses it, in memory: for tests, in place of `../browser`. */
export type FakeBrowser = {
  readonly session: Map<string, unknown>;
  readonly local: Map<string, unknown>;
  readonly browser: {
    readonly storage: { readonly session: FakeArea; readonly local: FakeArea };
    readonly identity: {
      readonly getRedirectURL: (path: string) => string;
      launchWebAuthFlow: (details: FakeFlow) => Promise<string>;
    };
  };
};

/** What `launchWebAuthFlow` is told. */
export type FakeFlow = { readonly url: string; readonly interactive: boolean };

type FakeArea = {
  readonly get: (key: string | null) => Promise<Record<string, unknown>>;
  readonly set: (entries: Record<string, unknown>) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

export function fakeBrowser(): FakeBrowser {
  const session = new Map<string, unknown>();
  const local = new Map<string, unknown>();
  return {
    session,
    local,
    browser: {
      storage: { session: areaOn(session), local: areaOn(local) },
      identity: {
        getRedirectURL: (path) => `https://id.chromiumapp.org/${path}`,
        launchWebAuthFlow: () => Promise.reject(new Error('no window in this test')),
      },
    },
  };
}

function areaOn(items: Map<string, unknown>): FakeArea {
  return {
    get: (key) =>
      Promise.resolve(key === null ? Object.fromEntries(items) : { [key]: items.get(key) }),
    set: (entries) => {
      // As Chrome does: a copy, without what JSON has no word for.
      const copy = JSON.parse(JSON.stringify(entries)) as Record<string, unknown>;
      for (const [key, value] of Object.entries(copy)) items.set(key, value);
      return Promise.resolve();
    },
    remove: (key) => Promise.resolve(void items.delete(key)),
  };
}

/** `navigator.locks` as far as it is used: one holder of a name at a time, in order. */
export function fakeLocks() {
  const last = new Map<string, Promise<unknown>>();
  const request = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };
  return { locks: { request } };
}
