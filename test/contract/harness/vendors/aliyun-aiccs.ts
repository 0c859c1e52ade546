import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { Outside } from '../../../../gateway/src/outside';
import { aiccsCallCentre } from '../../../../gateway/src/vendors/aliyun-aiccs/aliyun-aiccs';
import { aiccsOrigins, aiccsSettings } from '../../../../gateway/src/vendors/aliyun-aiccs/settings';
import { startAiccsSdk } from '../../../peers/aliyun-aiccs/sdk/serve';
import type { AiccsSdk } from '../../../peers/aliyun-aiccs/sdk/serve';
import { startAiccs } from '../../../peers/aliyun-aiccs/simulator';
import type { AiccsSimulator } from '../../../peers/aliyun-aiccs/simulator';
import type { Rig } from '../rigs';
import { hostPage } from './hosted-page';
import { refused } from './misuses';
import { agentCalled, throughGateway } from './through-gateway';

const AGENT = 'edward@example.com';
const HOTLINE = '02161230000';
const CUSTOMER = '13188888888';
const INSTANCE = 'ccc_xp_pre-cn-test';
const ISSUER = 'https://company.example';

export type AiccsRig = Rig & {
  readonly simulator: AiccsSimulator;
  readonly sdk: AiccsSdk;
  readonly newSession: () => Promise<unknown>;
};

/** The page of AICCS on the drop-in SDK, which stands on the simulator of the API. */
export async function aiccsRig(bench: Page): Promise<AiccsRig> {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = { accessKeyId: 'LTAItest', accessKeySecret: randomUUID() };
  const client = { clientId: 'client', clientSecret: randomUUID() };
  const redirectUrl = 'https://company.example/callback';
  const simulator = await startAiccs({
    instanceId: INSTANCE,
    ...key,
    portal: {
      ...client,
      redirectUrl,
      scopes: ['hotline', 'user_management'],
      mode: { kind: 'jwt', issuer: ISSUER, publicKey: keys.publicKey },
    },
  });
  const { centre, calls, tokens } = simulator;
  const number = { description: '', inBoundEnabled: true, calloutAllDepartment: true };
  for (const hotlineNumber of [HOTLINE, '02161230001']) {
    centre.numbers.set(hotlineNumber, { ...number, hotlineNumber, outboundEnabled: true });
  }
  const sales = centre.addSkillGroup('Sales');
  const help = centre.addSkillGroup('Help');
  centre.addAgent(AGENT, 'Edward', [sales]);
  centre.addAgent('sissi@example.com', 'Sissi', [help]).status = 'AgentReady';

  const settings = v.parse(aiccsSettings, {
    instance: INSTANCE,
    ...key,
    ...client,
    redirectUrl,
    signIn: { mode: 'jwt', issuer: ISSUER, privateKey: keys.privateKey },
    endpoints: { signIn: simulator.url, openApi: simulator.url },
  });
  const outside = new Outside(aiccsOrigins(settings));
  const gateway = aiccsCallCentre(settings, { outside, clock: Date.now });
  const agent = agentCalled(AGENT);
  const credentials = await throughGateway(bench, gateway, agent);
  const sdk = await startAiccsSdk({ centre, calls, tokens, instanceId: INSTANCE });
  const page = await hostPage('aliyun-aiccs', {
    framedBy: [new URL(bench.url()).origin],
    sdk: { 'aliyun-aiccs': { scripts: sdk.scripts } },
    simulators: [sdk.url],
  });
  const live = () => [...centre.calls.values()].find((one) => one.hungUpAt === undefined);
  return {
    simulator,
    sdk,
    newSession: async () =>
      (await gateway.softphoneSession?.(agent, new AbortController().signal))?.credentials,
    config: { kind: 'hosted', url: page.url },
    credentials,
    number: '+8613188888888',
    ring: () => {
      calls.ring(AGENT, CUSTOMER, HOTLINE);
      return Promise.resolve();
    },
    farHangsUp: () => {
      calls.hangUp(live()?.acid ?? '', 'customer');
      return Promise.resolve();
    },
    colleague: { number: String(help), answers: () => Promise.resolve() },
    stop: async () => {
      await Promise.all([page.stop(), sdk.stop(), simulator.stop()]);
      refused(sdk);
    },
  };
}
