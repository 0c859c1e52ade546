import type { Conduct } from '../messaging/engine-protocol';

/** Until the hub has said otherwise: nothing is answered or refused by itself. */
export const DEFAULT_CONDUCT: Conduct = {
  whileBusy: 'waiting',
  takesCalls: true,
  autoAnswer: false,
  devices: {
    microphones: [],
    speakers: [],
    ringers: [],
    volume: 1,
    ringVolume: 1,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  },
};
