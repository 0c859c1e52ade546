import { live } from './call';
import type { Call, CallId } from './call';
import type { Conference } from './conference';
import type { Floor } from './floor';
import { hangUp, setHeld } from './holding';

/** Whether the agent and the far end can hear each other, as far as it lies with us. */
function open(call: Call | undefined): boolean {
  return call?.phase === 'connected' && !call.heldByUs;
}

/** One conversation at a time. To be called in turn. */
export class Room {
  constructor(
    private readonly floor: Floor,
    private readonly conference: Conference,
  ) {}

  /**
   * Holds all calls but these, and ends what cannot be held: a call that is not connected yet, or
   * any where the call centre cannot hold. False: a call stays open, so nobody may be let in.
   */
  async makeFor(ids: ReadonlySet<CallId>): Promise<boolean> {
    const { can } = await this.floor.provider();
    const others = this.#all((one) => !ids.has(one.id) && !waiting(one));
    if (others.some((one) => this.conference.has(one.id))) await this.conference.dissolve();
    if (can.has('hold')) {
      for (const { id } of others) {
        if (open(this.floor.live(id))) await setHeld(this.floor, id, true);
      }
      if (others.some((one) => open(this.floor.live(one.id)))) return false;
    }
    for (const { id } of others) {
      const other = this.floor.live(id);
      if (other && !other.heldByUs) await hangUp(this.floor, id);
    }
    return true;
  }

  /** After something that nobody here has asked for: whoever became open last has the room. */
  async keep(id: CallId): Promise<void> {
    const { can } = await this.floor.provider();
    const call = this.floor.live(id);
    if (!can.has('hold') || !call || !open(call)) return;
    const apart = this.#all(
      (one) => open(one) && one.id !== id && !(one.conference && call.conference),
    );
    for (const other of apart) await setHeld(this.floor, other.id, true);
  }

  #all(which: (call: Call) => boolean): readonly Call[] {
    return this.floor.book.all().filter((one) => live(one) && which(one));
  }
}

/** It rings for the agent, who has not answered. */
function waiting({ direction, phase }: Call): boolean {
  return direction === 'incoming' && phase === 'ringing';
}
