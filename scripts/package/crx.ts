import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { SigningKey } from './signing-key';

type Crx3Options = {
  readonly keyPath: string;
  readonly crxPath: string;
  readonly xmlPath: string;
  readonly crxURL: string;
  readonly appVersion: string;
  readonly browserVersion: string;
};

const require = createRequire(import.meta.url);
/** It brings no types: this is the part that is used. */
const crx3 = require('crx3') as (zip: Readable, options: Crx3Options) => Promise<unknown>;

export type SelfHosted = {
  readonly key: SigningKey;
  readonly version: string;
  /** Chrome's lowest version. */
  readonly browser: string;
  /** Where the CRX will be fetched from. */
  readonly codebase: string;
  readonly crx: string;
  readonly updates: string;
};

/** Writes the signed package, and the manifest that browsers ask for updates. */
export async function writeCrx(archive: Buffer, at: SelfHosted): Promise<void> {
  await crx3(Readable.from([archive]), {
    keyPath: at.key.file,
    crxPath: at.crx,
    xmlPath: at.updates,
    crxURL: at.codebase,
    appVersion: at.version,
    browserVersion: at.browser,
  });
}
