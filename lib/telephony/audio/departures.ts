import type { Plugged } from './device-plan';

/** Tells which devices went away from one look at the list to the next, if only for a moment. */
export class Departures {
  #before: readonly Plugged[] = [];

  /**
   * The ids of those that are missing. `changed`: the browser has told of a change since the last
   * look. One that leaves the list as it was is a device that went away and is back; which one is
   * not told, so it may be any.
   */
  since(plugged: readonly Plugged[], changed: boolean): readonly string[] {
    const before = this.#before;
    this.#before = plugged;
    const now = new Set(plugged.map(named));
    const gone = before.filter((one) => !now.has(named(one)));
    const asItWas = gone.length === 0 && before.length === plugged.length;
    return (changed && asItWas ? before : gone).map(({ deviceId }) => deviceId);
  }
}

function named({ kind, deviceId, groupId, label }: Plugged): string {
  return JSON.stringify([kind, deviceId, groupId, label]);
}
