import { browser } from '../browser';
import type { Logger } from '../log/log';
import { zoneTable, type ZonesOf } from '../phone-numbers/time-zones/table';

/** Where the build puts the packed table, see `wxt.config.ts`. */
const FILE = 'time-zones.txt';

/**
 * The time zones of numbers, read from a file of our own package the first time they are wanted: most
 * never want them, and a worker cannot load code late (`import()` is refused there). Without the file
 * no zone is known.
 */
export function zoneFile(log: Logger): () => Promise<ZonesOf> {
  let table: Promise<ZonesOf> | undefined;
  const load = async (): Promise<ZonesOf> => {
    const answer = await fetch(browser.runtime.getURL(FILE));
    return zoneTable(await answer.text());
  };
  return () =>
    (table ??= load().catch((cause: unknown) => {
      log.error('The time zones could not be read', cause);
      return () => [];
    }));
}
