import type { CallCentre, World } from '../call-centre';
import { recordingOf, transcriptOf } from './call-media';
import { callPage, mustSee } from './call-records';
import { change } from './changes';
import { check } from './check';
import { directoryOf } from './directory';
import { forward } from './forwarded';
import { aiccsRpc } from './rpc';
import { recordingOrigins, type AiccsSettings } from './settings';
import { exchangeToken } from './token-exchange';

/** The version of each API host, as the SDK wants to know it; api.rhinokeen.com has none. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  'aiccs.aliyuncs.com': '2019-10-15',
  'scsp.aliyuncs.com': '2020-07-02',
};

/** 智能联络中心 (AICCS, Fuyun): the hotline SDK's tokens, and the OpenAPI with the company's AccessKey. */
export function aiccsCallCentre(settings: AiccsSettings, world: World): CallCentre {
  const rpc = aiccsRpc(settings, world);
  const { instance, apiHost } = settings;
  return {
    can: new Set([
      ...(['softphone', 'forward', 'calls', 'recordings', 'transcripts'] as const),
      ...(['directory', 'agents', 'skill-groups', 'departments', 'numbers'] as const),
    ]),

    async softphoneSession(caller, signal) {
      const { token, expiresAt } = await exchangeToken(
        settings,
        caller,
        ['hotline'],
        world,
        signal,
      );
      const apiVersion = API_VERSIONS[apiHost];
      const config = { instanceId: instance, token, apiHost, wsHost: 'msgx-space.aliyun.com' };
      return {
        page: 'aliyun-aiccs',
        credentials: { ...config, ...(apiVersion !== undefined && { apiVersion }) },
        expiresAt,
      };
    },

    forward: (caller, action, request, signal) => forward(caller, action, request, rpc, signal),
    calls: (caller, query, signal) => callPage(caller, query, rpc, signal),

    async recording(caller, callId, signal) {
      await mustSee(caller, callId, rpc, signal);
      return recordingOf(callId, recordingOrigins(settings), rpc, signal);
    },

    async transcript(caller, callId, signal) {
      await mustSee(caller, callId, rpc, signal);
      return transcriptOf(callId, rpc, signal);
    },

    directory: (caller, kind, signal) => directoryOf(caller, kind, rpc, signal),
    change: (_caller, wanted, signal) => change(wanted, rpc, signal),
    check: (signal) => check(settings, world, rpc, signal),
  };
}
