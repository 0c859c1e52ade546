import type { CallId } from '../call';
import type { SoundingCall } from './audio-port';
import { whenDry } from './flowing';
import { Turns } from './turns';

/** `lost`: the device was unplugged, which is not the same as given back. */
type Lent = {
  readonly stream: MediaStream;
  key: string;
  lost: boolean;
  call?: SoundingCall;
};

/**
 * The streams that calls have borrowed. Their tracks are exchanged in place, so that whoever holds
 * a stream finds the present track in it; a stream whose track was stopped has been given back.
 */
export class LentMicrophones {
  #lent: readonly Lent[] = [];
  readonly #turns = new Turns();

  /** `onLost`: a device was unplugged while a call carried it. */
  constructor(private readonly onLost: () => void) {}

  /** Notes a stream that was opened for `key`. */
  lend(stream: MediaStream, key: string): void {
    const lent: Lent = { stream, key, lost: false };
    this.#watch(lent, trackOf(lent));
    this.#lent = [...this.#lent.filter(kept), lent];
  }

  /** Exactly these calls carry lent streams. */
  carry(calls: readonly SoundingCall[]): void {
    for (const lent of this.#lent) {
      lent.call ??= calls.find((call) => carries(call, trackOf(lent)));
    }
    this.#lent = this.#lent.filter(
      (lent) => kept(lent) && (!lent.call || calls.some((call) => call.id === lent.call?.id)),
    );
    if (this.#lent.some((lent) => lent.lost && lent.call)) this.onLost();
  }

  /** Whether any is lent; one of a device that is gone counts only while a call lacks it. */
  get any(): boolean {
    this.#lent = this.#lent.filter(kept);
    return this.#lent.some((lent) => !lent.lost || lent.call);
  }

  /** The track lent to a call. */
  trackOf(id: CallId): MediaStreamTrack | undefined {
    const lent = this.#lent.find((one) => one.call?.id === id);
    return lent && trackOf(lent);
  }

  /** Whether a call has a track that was not opened for `key`, or that gives nothing any more. */
  due(key: string): boolean {
    return this.#due(key).length > 0;
  }

  /** Puts copies of `silence` in place of what was lost, until something better is there. */
  fill(silence: MediaStreamTrack): Promise<void> {
    return this.#turns.take(async () => {
      for (const lent of this.#lent.filter((one) => kept(one) && one.call && one.lost)) {
        await this.#exchange(lent, '', silence.clone());
      }
    });
  }

  /** Puts copies of `fresh`, opened for `key`, in place of all that is due. No packet is missed. */
  exchange(key: string, fresh: MediaStreamTrack): Promise<void> {
    return this.#turns.take(async () => {
      for (const lent of this.#due(key)) await this.#exchange(lent, key, fresh.clone());
    });
  }

  /** One that no call is known for has its track somewhere out of reach: it waits for `carry`. */
  #due(key: string): readonly Lent[] {
    return this.#lent.filter((lent) => kept(lent) && lent.call && (lent.lost || lent.key !== key));
  }

  async #exchange(lent: Lent, key: string, track: MediaStreamTrack): Promise<void> {
    const old = trackOf(lent);
    track.enabled = old?.enabled ?? true;
    const senders = lent.call?.connection.getSenders() ?? [];
    await Promise.all(
      senders
        .filter((sender) => old && sender.track === old)
        // The connection may close meanwhile.
        .map((sender) => sender.replaceTrack(track).catch(() => undefined)),
    );
    // The call may have ended, or been muted, meanwhile.
    if (!kept(lent)) {
      track.stop();
      return;
    }
    if (old) {
      track.enabled = old.enabled;
      lent.stream.removeTrack(old);
      old.stop();
    }
    lent.stream.addTrack(track);
    lent.key = key;
    lent.lost = false;
    this.#watch(lent, track);
  }

  #watch(lent: Lent, track: MediaStreamTrack | undefined): void {
    if (!track) return;
    const lost = (): void => {
      if (trackOf(lent) !== track) return;
      lent.lost = true;
      this.onLost();
    };
    // Not fired by `stop`, only when the source is gone.
    track.addEventListener('ended', lost);
    whenDry(track, lost);
  }
}

function trackOf(lent: Lent): MediaStreamTrack | undefined {
  return lent.stream.getAudioTracks()[0];
}

function carries({ connection }: SoundingCall, track: MediaStreamTrack | undefined): boolean {
  return connection.getSenders().some((sender) => track !== undefined && sender.track === track);
}

/** Not given back yet. */
function kept(lent: Lent): boolean {
  if (lent.call?.connection.signalingState === 'closed') return false;
  return lent.lost || trackOf(lent)?.readyState === 'live';
}
