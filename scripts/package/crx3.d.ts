/** Of `crx3` 1.1, which brings no types: the part that is used. */
declare module 'crx3' {
  import type { Readable } from 'node:stream';

  type Options = {
    readonly keyPath: string;
    readonly crxPath: string;
    readonly xmlPath: string;
    readonly crxURL: string;
    readonly appVersion: string;
    readonly browserVersion: string;
  };
  function crx3(zip: Readable, options: Options): Promise<unknown>;
  export = crx3;
}
