import * as v from 'valibot';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether a URL leads to this machine itself, where http is as good as https. */
export function leadsToLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

const encrypted = (url: string): boolean =>
  URL.canParse(url) &&
  (url.startsWith('https://') || (url.startsWith('http://') && leadsToLoopback(url)));

const bare = (url: string): boolean => {
  const { username, password, search, hash } = new URL(url);
  return `${username}${password}${search}${hash}` === '';
};

/** https, without a query; http on this machine alone. */
export const secureAddress = v.pipe(
  v.string(),
  v.check(encrypted, 'must begin with https:// (http:// works on this machine alone)'),
  v.check((url) => !encrypted(url) || bare(url), 'must have no query, fragment, or login in it'),
);

/** The same, and nothing behind the host. */
export const secureOrigin = v.pipe(
  secureAddress,
  v.check(
    (url) => !URL.canParse(url) || new URL(url).origin === url,
    'must end after the host, without a slash',
  ),
);
