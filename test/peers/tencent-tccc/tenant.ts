import * as v from 'valibot';
import type { CallCentre } from '../../../gateway/src/vendors/call-centre';
import {
  tcccOrigins,
  tcccSettings,
  type TcccSettings,
} from '../../../gateway/src/vendors/tencent-tccc/settings';
import { tcccCallCentre } from '../../../gateway/src/vendors/tencent-tccc/tencent-tccc';
import { worldOf } from '../vendors/gateway-side';
import { startTccc, type TcccSimulator } from './simulator';

/** Easy to find again, wherever it must not be. */
export const SECRET_KEY = 'canary-tencent-secret-key';

export type TcccRig = {
  readonly peer: TcccSimulator;
  /** As it would stand in the configuration. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly settings: TcccSettings;
  readonly centre: CallCentre;
  /** What the vendor answers as `SdkURL` from now on. */
  sdkUrl: (token: string) => string;
  /** Both clocks, and how far the gateway's own is ahead of the vendor's; ms. */
  readonly clock: { now: number; ahead: number };
  readonly stop: () => Promise<void>;
};

/** As the vendor's own example has it. */
const SDK = 'https://29294-22989-29805-29810.cdn-go.cn/tccc-agent-sdk/latest/';

/** A company's TCCC and the gateway's side of it: agents Ada and Bob in the skill group *Sales*. */
export async function rigTccc(): Promise<TcccRig> {
  const clock = { now: Date.now(), ahead: 0 };
  const key = { secretId: 'AKIDacme', secretKey: SECRET_KEY, sdkAppId: 1_400_000_000 };
  const peer = await startTccc({
    ...key,
    sdkUrl: (token) => rig.sdkUrl(token),
    clock: () => clock.now,
  });
  peer.centre.skillGroups.set(7, 'Sales');
  peer.centre.addStaff('ada@acme.example', { name: 'Ada', skillGroups: ['Sales'], status: 'free' });
  peer.centre.addStaff('bob@acme.example', { name: 'Bob', skillGroups: ['Sales'], status: 'free' });
  const written = { ...key, endpoints: { api: peer.url, recordings: peer.url } };
  const settings = v.parse(tcccSettings, written);
  const world = worldOf(tcccOrigins(settings), () => clock.now + clock.ahead);
  const rig: TcccRig = {
    ...{ peer, written, settings, clock, stop: peer.stop },
    centre: tcccCallCentre(settings, world),
    sdkUrl: (token) => `${SDK}?token=${token}`,
  };
  return rig;
}

/** The same company, as someone with other settings would reach it. */
export function otherwise(settings: TcccSettings, more: Partial<TcccSettings>): CallCentre {
  const changed = { ...settings, ...more };
  return tcccCallCentre(changed, worldOf(tcccOrigins(changed)));
}
