import type { FinishedCall } from '../agent/finished-call';

const KEY = 'changeable-calls';
/** Of the latest calls alone: what is changed later is changed soon. */
const MOST = 30;

/** `storage.session`, as far as it is needed: it outlives the worker, and ends with the browser. */
export type SessionArea = {
  readonly get: (key: string) => Promise<Record<string, unknown>>;
  readonly set: (items: Record<string, unknown>) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

/**
 * The calls that the agent may still change, with all that was written about them, never on disk: there,
 * nothing is left of a call that every CRM has. Call it from one queue.
 */
export class ChangeableCalls {
  readonly #area: SessionArea;

  constructor(area: SessionArea) {
    this.#area = area;
  }

  /** As it was finished last, whoever has it by now. */
  async find(id: string): Promise<FinishedCall | null> {
    return (await this.all()).find((call) => call.id === id) ?? null;
  }

  async all(): Promise<readonly FinishedCall[]> {
    const found = (await this.#area.get(KEY))[KEY] as readonly FinishedCall[] | undefined;
    return found ?? [];
  }

  /** Kept before the disk is written: what is found here is never older than what a CRM was told. */
  async keep(call: FinishedCall): Promise<void> {
    const others = (await this.all()).filter(({ id }) => id !== call.id);
    try {
      await this.#area.set({ [KEY]: [call, ...others].slice(0, MOST) });
    } catch {
      // A full storage must not leave an older version to be changed.
      await this.#area.remove(KEY);
    }
  }

  /** The agent goes. */
  async forget(): Promise<void> {
    await this.#area.remove(KEY);
  }
}
