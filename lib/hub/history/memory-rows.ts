import type { RecordStore } from './record-store';
import type { SealedRow } from './sealing';

/** Rows in memory, for tests: `raw` is what would lie on disk. */
export class MemoryRows implements RecordStore {
  readonly raw = new Map<string, SealedRow>();
  /** Rejects the next write, as a full disk does. */
  full = false;

  read(id: string): Promise<SealedRow | undefined> {
    return Promise.resolve(this.raw.get(id));
  }

  all(): Promise<readonly SealedRow[]> {
    return Promise.resolve([...this.raw.values()]);
  }

  write(row: SealedRow): Promise<void> {
    if (this.full) return Promise.reject(new Error('QuotaExceededError'));
    this.raw.set(row.id, row);
    return Promise.resolve();
  }

  remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.raw.delete(id);
    return Promise.resolve();
  }

  removeBefore(day: number): Promise<void> {
    return this.remove([...this.raw.values()].filter((row) => row.day < day).map(({ id }) => id));
  }

  clear(): Promise<void> {
    this.raw.clear();
    return Promise.resolve();
  }
}
