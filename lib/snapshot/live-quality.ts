import type { CallId, CallQuality } from '../telephony/call';

/** The key in `storage.session` with the sound of the call that was measured last. */
export const QUALITY_KEY = 'live-quality';

/** How a call sounds at this moment; measured once a second. It stays when the call has ended. */
export type LiveQuality = {
  readonly call: CallId;
  readonly quality: CallQuality;
  /** The last ones of this call, newest first; for who looks for the cause of a bad one. */
  readonly samples?: readonly CallQuality[];
};
