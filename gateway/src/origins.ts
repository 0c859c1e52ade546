/**
 * A fixed list of origins. `https://*.oss-cn-shanghai.aliyuncs.com` stands for every host with exactly
 * one label more: object storage has a host for each bucket, and which one is told with each file.
 */
export class Origins {
  readonly #exact: ReadonlySet<string>;
  readonly #tails: readonly string[];

  constructor(origins: Iterable<string>) {
    const all = [...origins];
    this.#exact = new Set(all.filter((origin) => !origin.startsWith(ANY)));
    this.#tails = all
      .filter((origin) => origin.startsWith(ANY))
      .map((one) => one.slice(ANY.length));
  }

  /** `origin` as `URL` writes it. */
  has(origin: string): boolean {
    if (this.#exact.has(origin)) return true;
    const [, label, tail] = /^https:\/\/([a-z\d-]+)(\..+)$/u.exec(origin) ?? [];
    return label !== undefined && tail !== undefined && this.#tails.includes(tail);
  }
}

const ANY = 'https://*';
