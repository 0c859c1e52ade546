import { browser } from '../../browser';
import type { Line } from '../../telephony/provider';

const KEY = 'line-log';
const KEPT = 20;

/** The line came into this state then, ms since 1970. */
export type LineMoment = { readonly at: number; readonly state: string };

/** When the line went up and down lately, for who looks for the cause. In the browser's memory. */
export class LineLog {
  readonly #now: () => number;
  #written: Promise<readonly LineMoment[]>;

  constructor(now: () => number) {
    this.#now = now;
    this.#written = this.#stored();
  }

  /** The line as it is now; a state that lasts is noted once. */
  note(line: Line): void {
    const at = this.#now();
    const state = line.state === 'down' ? `down ${line.fault}` : line.state;
    this.#written = this.#written.then(async (before) => {
      if (before.at(-1)?.state === state) return before;
      const moments = [...before, { at, state }].slice(-KEPT);
      await browser.storage.session.set({ [KEY]: moments }).catch(() => undefined);
      return moments;
    });
  }

  /** Oldest first. */
  moments(): Promise<readonly LineMoment[]> {
    return this.#written;
  }

  async #stored(): Promise<readonly LineMoment[]> {
    const stored = await browser.storage.session.get(KEY);
    return (stored[KEY] as readonly LineMoment[] | undefined) ?? [];
  }
}
