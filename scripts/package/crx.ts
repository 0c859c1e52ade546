import { Readable } from 'node:stream';
import crx3 from 'crx3';
import type { SigningKey } from './signing-key';

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
