import type { Mixer, SoundingCall } from './audio/audio-port';
import type { CallId } from './call';
import type { Floor } from './floor';
import { pass, setHeld } from './holding';
import type { CallAction } from './provider';

/** How long a call centre that mixes itself may take for it, in ms. */
const MIXED_WITHIN = 5_000;

type Merge = Extract<CallAction, { type: 'merge' }>;

/**
 * Calls that all hear each other: mixed here where their sound is ours, by the call centre
 * elsewhere. To be called in turn.
 */
export class Conference {
  #members: readonly CallId[] = [];
  #muted = false;

  constructor(
    private readonly floor: Floor,
    private readonly mixer: Mixer,
  ) {}

  /** Whether a call is mixed here. */
  has(id: CallId): boolean {
    return this.#members.includes(id);
  }

  /** All calls that are together when these two are. */
  group({ id, with: other }: { readonly id: CallId; readonly with: CallId }): readonly CallId[] {
    const begun = this.has(id) || this.has(other) ? this.#members : [];
    return [...new Set([...begun, id, other])];
  }

  async merge(id: CallId, action: Merge): Promise<void> {
    const ids = this.group({ id, with: action.with });
    const provider = await this.floor.provider();
    if (!ids.every((one) => provider.media(one))) {
      await pass(this.floor, id, action);
      const joined = (): boolean => ids.every((one) => this.floor.live(one)?.conference !== false);
      await this.floor.until(joined, MIXED_WITHIN);
      return;
    }
    const muted = ids.filter((one) => this.floor.live(one)?.muted);
    this.#members = ids;
    // Before they are open, so that they are never open side by side.
    for (const one of ids) this.floor.apply(one, { type: 'conference', on: true });
    for (const one of ids) await setHeld(this.floor, one, false);
    const open = ids.filter((one) => this.floor.live(one)?.heldByUs === false);
    this.mute(muted.length > 0);
    await this.#become(open);
    // From here on the mixture is mute, no longer the call.
    for (const one of muted.filter((each) => this.has(each))) {
      await pass(this.floor, one, { type: 'unmute' });
    }
  }

  /** Takes a call out and holds it. */
  async split(id: CallId): Promise<void> {
    if (!this.has(id)) {
      await pass(this.floor, id, { type: 'split' });
      const apart = (): boolean => this.floor.live(id)?.conference !== true;
      await this.floor.until(apart, MIXED_WITHIN);
      return;
    }
    await this.#become(
      this.#members.filter((one) => one !== id),
      [id],
    );
  }

  mute(on: boolean): void {
    this.#muted = on;
    this.mixer.muteMixed(on);
    for (const one of this.#members) this.floor.apply(one, { type: 'muted', on });
  }

  /** A member may have another connection, since it was transferred. */
  again(): Promise<void> {
    return this.#become(this.#members);
  }

  /** A member has ended: the others go on. */
  async left(id: CallId): Promise<void> {
    await this.#become(this.#members.filter((one) => one !== id));
  }

  /** Every member is a call of its own again, and held. */
  dissolve(): Promise<void> {
    return this.#become([], this.#members);
  }

  /** `hold`: of those that leave; they are held before they are told as out of it. */
  async #become(ids: readonly CallId[], hold: readonly CallId[] = []): Promise<void> {
    const before = this.#members;
    const provider = await this.floor.provider().catch(() => undefined);
    const alive = ids.flatMap((id): SoundingCall[] => {
      const connection = this.floor.live(id) && provider?.media(id)?.connection;
      return connection ? [{ id, connection }] : [];
    });
    this.#members = await this.#mix(alive.length > 1 ? alive : []);
    const leaving = before.filter((one) => !this.has(one) && this.floor.live(one));
    if (this.#muted) for (const id of leaving) await pass(this.floor, id, { type: 'mute' });
    for (const id of hold) if (this.floor.live(id)) await setHeld(this.floor, id, true);
    for (const id of leaving) this.floor.apply(id, { type: 'conference', on: false });
  }

  /** Resolves to who is mixed now: nobody, if it fails. */
  async #mix(calls: readonly SoundingCall[]): Promise<readonly CallId[]> {
    try {
      await this.mixer.mix(calls);
      return calls.map((one) => one.id);
    } catch (error) {
      this.floor.parts.log.error('the calls could not be mixed', error);
      return [];
    }
  }
}
