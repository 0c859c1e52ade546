import type { AuthorisedAccess } from './authorised-fetch';
import { sessionVault } from './session-vault';

/** A key that an agent typed for one service: in the browser's memory, until sign-out. */
export const typedKeyVault = (service: string) => sessionVault<string>(`typed-key:${service}`);

type Keyed = {
  readonly service: string;
  /** Where the key may go. */
  readonly origin: string;
  /** The header that it goes in. */
  readonly header: (key: string) => readonly [name: string, value: string];
};

/** Access by a typed key. It cannot be renewed: one that is refused must be typed again. */
export function keyedAccess({ service, origin, header }: Keyed): AuthorisedAccess {
  return {
    async fetch(url, init) {
      if (new URL(url).origin !== origin) {
        throw new TypeError('This address is not one that the key is meant for');
      }
      const key = await typedKeyVault(service).read();
      if (key === null) return new Response(null, { status: 401 });
      const headers = new Headers(init.headers);
      headers.set(...header(key));
      return fetch(url, {
        ...init,
        headers,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
      });
    },
    renew: () => Promise.resolve(false),
  };
}
