import type { Ability, CallCentre, World } from '../call-centre';
import { callRecords } from './calls';
import { changing } from './change';
import { checkAccessKey, checkSignIn } from './check';
import { directory } from './directory';
import { forwarding } from './forward';
import { asking } from './rpc/ask';
import type { AliyunCccSettings } from './settings';
import { softphoneSession } from './softphone-session';

const EVERYTHING: readonly Ability[] = [
  ...(['softphone', 'forward', 'calls', 'recordings'] as const),
  ...(['directory', 'agents', 'skill-groups', 'numbers'] as const),
];

/**
 * Aliyun's cloud call centre, in either of its lines. The page that is hosted here runs the SDK of
 * 2.x; for 1.x there is the forwarder alone, as in the vendor's demo of it.
 */
export function aliyunCcc(settings: AliyunCccSettings, world: World): CallCentre {
  const ask = asking(settings, world);
  const forward = forwarding(settings, ask);
  const check = (signal: AbortSignal) =>
    settings.mode === 'access-key'
      ? checkAccessKey(settings, ask, signal)
      : checkSignIn(settings, world.outside, signal);
  if (settings.version === '1.x') return { can: new Set<Ability>(['forward']), forward, check };
  return {
    can: new Set(EVERYTHING),
    softphoneSession: softphoneSession(settings, ask),
    forward,
    ...callRecords(settings, ask),
    directory: directory(ask),
    change: changing(settings, ask),
    check,
  };
}
