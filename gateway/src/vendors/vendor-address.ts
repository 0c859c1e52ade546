import * as v from 'valibot';
import { leadsToLoopback } from '../configuration/address';

const anOrigin = (scheme: RegExp) =>
  v.pipe(
    v.string(),
    v.check(
      (url) =>
        scheme.test(url) && URL.canParse(url) && new URL(url).origin === url && !url.includes('*'),
      'must be an origin, as in https://example.com',
    ),
  );

/** Every host of a storage service: one for each bucket, and which one is told with each file. */
const anyBucket = v.pipe(v.string(), v.regex(/^https:\/\/\*(?:\.[a-z\d-]+){3,}$/u));

const oneHost = v.pipe(
  anOrigin(/^https:/u),
  v.check((url) => !URL.canParse(url) || !leadsToLoopback(url), 'must not be this machine'),
);

/** Where a vendor keeps recordings: https, nothing behind the host, nothing on this machine. */
export const vendorOrigin = v.union(
  [anyBucket, oneHost],
  'must be https://host, or https://*.host',
);

/** A simulator of a vendor, on this machine alone. */
export const simulatorOrigin = v.pipe(
  anOrigin(/^https?:/u),
  v.check((url) => !URL.canParse(url) || leadsToLoopback(url), 'must be this machine'),
);
