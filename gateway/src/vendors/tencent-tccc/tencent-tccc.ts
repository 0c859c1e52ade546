import { GatewayFault } from '../../gateway-fault';
import type { CallCentre, World } from '../call-centre';
import { recordingAt } from '../recording-address';
import { tcccApi } from './api';
import { callPage, recordOf } from './call-records';
import { check } from './check';
import { directoryOf } from './directory';
import { forward } from './forwarded';
import { sdkLogin } from './sdk-login';
import { recordingOrigins, type TcccSettings } from './settings';
import { changeStaff } from './staff';
import { transcriptOf } from './transcript';

/** 腾讯云联络中心 (TCCC): the SDK's logins, and the API with the company's key. */
export function tcccCallCentre(settings: TcccSettings, world: World): CallCentre {
  const api = tcccApi(settings, world);
  const { clock } = world;
  return {
    can: new Set([
      ...(['softphone', 'forward', 'calls', 'recordings', 'transcripts'] as const),
      ...(['directory', 'agents'] as const),
    ]),

    softphoneSession: (caller, signal) => sdkLogin(caller, settings, api, signal),
    forward: (caller, action, request, signal) => forward(caller, action, request, api, signal),
    calls: (caller, query, signal) => callPage(caller, query, api, clock, signal),

    async recording(caller, callId, signal) {
      const { RecordURL: url } = await recordOf(caller, callId, api, clock, signal);
      if (url === '') throw new GatewayFault('not-found');
      return recordingAt(url, recordingOrigins(settings));
    },

    async transcript(caller, callId, signal) {
      await recordOf(caller, callId, api, clock, signal);
      return transcriptOf(callId, api, signal);
    },

    directory: (caller, kind, signal) => directoryOf(caller, kind, api, signal),
    change: (_caller, wanted, signal) => changeStaff(wanted, api, signal),
    check: (signal) => check(settings, api, clock, signal),
  };
}
