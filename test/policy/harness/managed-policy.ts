import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where Chromium on Linux looks for what the machine's administrator rules. */
const FOLDER = '/etc/chromium/policies/managed';

/** The demo build's id, which follows from the key in the manifest. */
export const DEMO_ID = 'lgenlcdbenjkknabnfhjkohhhgjdamec';

/** Whether this user may rule the machine; else the specs of policies are skipped. */
export function mayRule(): boolean {
  let place = FOLDER;
  while (!existsSync(place)) place = dirname(place);
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A policy of the machine for one extension. It rules every browser on the machine, those of other
 * tests too, and at once: whoever uses it runs alone. However the process ends, nothing is left.
 */
export class ManagedPolicy {
  readonly #file = join(FOLDER, 'sidetone-test.json');
  readonly #made = mkdirSync(FOLDER, { recursive: true });
  readonly #leave = (): void => this.remove();
  readonly #stop = (): void => process.exit(1);

  constructor(private readonly extensionId: string) {
    process.once('exit', this.#leave);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, this.#stop);
  }

  /** Lays the policy down, in the place of the one before. */
  set(policy: unknown): void {
    this.setText(JSON.stringify({ '3rdparty': { extensions: { [this.extensionId]: policy } } }));
  }

  /** The same, for a file that is no JSON. */
  setText(text: string): void {
    writeFileSync(this.#file, text);
  }

  /** Takes the policy away. */
  clear(): void {
    rmSync(this.#file, { force: true });
  }

  /** Leaves the machine as it was. */
  remove(): void {
    this.clear();
    if (this.#made !== undefined) rmSync(this.#made, { recursive: true, force: true });
    process.off('exit', this.#leave);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#stop);
  }
}
