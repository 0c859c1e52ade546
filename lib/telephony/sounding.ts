import type { MeasuredCall, SoundingCall } from './audio/audio-port';
import { live } from './call';
import type { Call } from './call';
import type { Provider } from './provider';

/** The calls whose sound is ours, from their first connection to their end. */
export function soundingCalls(
  provider: Provider | null,
  calls: readonly Call[],
): readonly SoundingCall[] {
  return calls.filter(live).flatMap(({ id }) => {
    // None before the call is answered, where a provider opens it only then.
    const connection = provider?.media(id)?.connection;
    return connection ? [{ id, connection }] : [];
  });
}

/** Those of them whose sound is worth measuring. */
export function measuredCalls(
  provider: Provider | null,
  calls: readonly Call[],
): readonly MeasuredCall[] {
  const connected = calls.filter((call) => call.phase === 'connected');
  return soundingCalls(provider, connected).flatMap((sounding) => {
    const call = connected.find((one) => one.id === sounding.id);
    if (!call) return [];
    const still = call.heldByUs || call.heldByThem;
    return [{ ...sounding, quiet: call.muted || call.heldByUs, still }];
  });
}
