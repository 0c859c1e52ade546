import * as v from 'valibot';
import { leadsToLoopback } from '../configuration/address';

const anOrigin = (scheme: RegExp) =>
  v.pipe(
    v.string(),
    v.check(
      (url) => scheme.test(url) && URL.canParse(url) && new URL(url).origin === url,
      'must be an origin, as in https://example.com',
    ),
  );

/** Where a vendor keeps recordings, say: https, nothing behind the host, nothing on this machine. */
export const vendorOrigin = v.pipe(
  anOrigin(/^https:/u),
  v.check((url) => !URL.canParse(url) || !leadsToLoopback(url), 'must not be this machine'),
);

/** A simulator of a vendor, on this machine alone. */
export const simulatorOrigin = v.pipe(
  anOrigin(/^https?:/u),
  v.check((url) => !URL.canParse(url) || leadsToLoopback(url), 'must be this machine'),
);
