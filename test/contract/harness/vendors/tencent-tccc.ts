import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { Outside } from '../../../../gateway/src/outside';
import { tcccSettings, tcccOrigins } from '../../../../gateway/src/vendors/tencent-tccc/settings';
import { tcccCallCentre } from '../../../../gateway/src/vendors/tencent-tccc/tencent-tccc';
import { startTcccSdk } from '../../../peers/tencent-tccc/sdk/serve';
import type { TcccSdk } from '../../../peers/tencent-tccc/sdk/serve';
import { startTccc } from '../../../peers/tencent-tccc/simulator';
import type { TcccSimulator } from '../../../peers/tencent-tccc/simulator';
import { refused } from './misuses';
import type { Rig } from '../rigs';
import { hostPage } from './hosted-page';
import { agentCalled, throughGateway } from './through-gateway';

const AGENT = 'edward@example.com';
const COLLEAGUE = 'sissi@example.com';
const HOTLINE = '0086075586013388';
const CUSTOMER = '008613188888888';
const SDK_APP_ID = 1_400_000_000;

export type TcccRig = Rig & {
  readonly simulator: TcccSimulator;
  readonly sdk: TcccSdk;
  readonly newSession: () => Promise<unknown>;
};

/** The page of TCCC on the drop-in SDK, which stands on the simulator of the API. */
export async function tcccRig(bench: Page): Promise<TcccRig> {
  const secretKey = randomUUID();
  const sdk = await startTcccSdk(() => ({ ...simulator, sdkAppId: SDK_APP_ID }));
  const simulator = await startTccc({
    sdkAppId: SDK_APP_ID,
    secretId: 'AKIDtest',
    secretKey,
    sdkUrl: sdk.sdkUrl,
  });
  const { centre, calls } = simulator;
  centre.skillGroups.set(12, 'Sales').set(13, 'Help');
  centre.numbers.push(HOTLINE, '0086075586013389');
  centre.addStaff(AGENT, { skillGroups: ['Sales'] });
  centre.addStaff(COLLEAGUE, { skillGroups: ['Help'], status: 'free' });

  const settings = v.parse(tcccSettings, {
    secretId: 'AKIDtest',
    secretKey,
    sdkAppId: SDK_APP_ID,
    endpoints: { api: simulator.url },
  });
  const outside = new Outside(tcccOrigins(settings));
  const gateway = tcccCallCentre(settings, { outside, clock: Date.now });
  const agent = agentCalled(AGENT);
  const credentials = await throughGateway(bench, gateway, agent);
  const page = await hostPage('tencent-tccc', {
    framedBy: [new URL(bench.url()).origin],
    simulators: [sdk.url],
  });
  const live = () => [...centre.sessions.values()].find((one) => one.endedAt === undefined);
  return {
    simulator,
    sdk,
    newSession: async () =>
      (await gateway.softphoneSession?.(agent, new AbortController().signal))?.credentials,
    config: { kind: 'hosted', url: page.url },
    credentials,
    number: '+8613188888888',
    ring: () => {
      calls.callIn(AGENT, CUSTOMER, HOTLINE);
      return Promise.resolve();
    },
    farHangsUp: () => {
      calls.hungUp(live()?.sessionId ?? '', 'user');
      return Promise.resolve();
    },
    colleague: { number: COLLEAGUE, answers: () => Promise.resolve() },
    stop: async () => {
      await Promise.all([page.stop(), sdk.stop(), simulator.stop()]);
      refused(sdk);
    },
  };
}
