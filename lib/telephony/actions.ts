import { MicrophoneError } from './audio/audio-port';
import type { Call, CallId, EndReason } from './call';
import type { Conference } from './conference';
import type { Floor } from './floor';
import { endedByUs, hangUp, pass, setHeld } from './holding';
import { LineError } from './provider';
import type { CallAction, DialOptions } from './provider';
import type { Room } from './room';

type RejectReason = 'busy' | 'declined' | 'away';

/** Does what the agent wants with calls. What cannot follow, or comes too late, is harmless. */
export class Actions {
  constructor(
    private readonly floor: Floor,
    private readonly room: Room,
    private readonly conference: Conference,
  ) {}

  /** All other calls are held first. A consultation about a call that is over is a plain call. */
  async dial(id: CallId, number: string, options: DialOptions = {}): Promise<void> {
    const { consultFor, ...plain } = options;
    const about = consultFor !== undefined && this.floor.live(consultFor) ? { consultFor } : {};
    const startedAt = this.floor.parts.now();
    if (!this.floor.begin({ id, direction: 'outgoing', number, startedAt, ...about })) return;
    try {
      const provider = await this.floor.provider();
      const free = await this.floor.inTurn(() => this.room.makeFor(new Set([id])));
      if (!free) this.floor.end(id, 'failed');
      if (this.floor.live(id)) await provider.dial(id, number, { ...plain, ...about });
      this.floor.parts.opened();
    } catch (error) {
      this.floor.parts.log.warn('a call could not be started', error);
      this.floor.end(id, reasonFor(error));
    }
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    const call = this.floor.live(id);
    if (!call) return;
    try {
      await this.#do(call, action);
    } catch (error) {
      this.floor.parts.log.warn(`${action.type} failed`, error);
    }
  }

  /** Ends a call that the agent does not take; the caller goes on to somebody else. */
  sendBack(id: CallId, ends: EndReason, reason: RejectReason): void {
    this.floor.end(id, ends);
    void pass(this.floor, id, { type: 'reject', reason });
  }

  async #do(call: Call, action: CallAction): Promise<void> {
    const { id } = call;
    switch (action.type) {
      case 'answer':
        return this.#answer(id);
      case 'hang-up':
        return hangUp(this.floor, id);
      case 'reject':
        return this.#reject(call, action);
      case 'hold':
        return this.floor.inTurn(() => this.#hold(id));
      case 'resume':
        return this.floor.inTurn(() => this.#resume(id));
      case 'merge':
        return this.floor.inTurn(() => this.#merge(id, action));
      case 'split':
        return this.floor.inTurn(() => this.conference.split(id));
      case 'cancel-transfer':
        return this.#cancel(call);
      case 'mute':
      case 'unmute':
        if (this.conference.has(id)) this.conference.mute(action.type === 'mute');
        else await pass(this.floor, id, action);
        return;
      default:
        await pass(this.floor, id, action);
    }
  }

  async #answer(id: CallId): Promise<void> {
    const waits = (): boolean => this.floor.live(id)?.phase === 'ringing';
    const taken = await this.floor.inTurn(async () => {
      const free = waits() && (await this.room.makeFor(new Set([id])));
      if (!free || !waits()) return false;
      this.floor.apply(id, { type: 'answering' });
      return true;
    });
    if (!taken) return;
    try {
      await (await this.floor.provider()).act(id, { type: 'answer' });
      this.floor.parts.opened();
    } catch (error) {
      this.floor.parts.log.warn('answer failed', error);
      // The caller must not be left waiting: the next agent may take the call.
      this.sendBack(id, reasonFor(error), 'busy');
    }
  }

  async #reject(call: Call, action: CallAction): Promise<void> {
    await pass(this.floor, call.id, action);
    this.floor.end(call.id, endedByUs(call));
  }

  async #hold(id: CallId): Promise<void> {
    if (!this.conference.has(id)) await setHeld(this.floor, id, true);
  }

  async #resume(id: CallId): Promise<void> {
    if (this.floor.live(id)?.heldByUs !== true) return;
    if (await this.room.makeFor(new Set([id]))) await setHeld(this.floor, id, false);
  }

  async #merge(id: CallId, action: Extract<CallAction, { type: 'merge' }>): Promise<void> {
    const group = this.conference.group({ id, with: action.with });
    const talks = group.every((one) => this.floor.live(one)?.phase === 'connected');
    if (group.length < 2 || !talks) return;
    if (await this.room.makeFor(new Set(group))) await this.conference.merge(id, action);
  }

  async #cancel(consultation: Call): Promise<void> {
    await hangUp(this.floor, consultation.id);
    const original = consultation.consultFor;
    if (original !== undefined) await this.floor.inTurn(() => this.#resume(original));
  }
}

function reasonFor(error: unknown): EndReason {
  if (error instanceof MicrophoneError) return 'no-microphone';
  return error instanceof LineError ? 'line-lost' : 'failed';
}
