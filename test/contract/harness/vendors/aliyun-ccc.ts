import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { Outside } from '../../../../gateway/src/outside';
import { aliyunCcc } from '../../../../gateway/src/vendors/aliyun-ccc/aliyun-ccc';
import {
  aliyunCccOrigins,
  aliyunCccSettings,
} from '../../../../gateway/src/vendors/aliyun-ccc/settings';
import { ADMIN_KEY, startAliyunCcc } from '../../../peers/aliyun-ccc/aliyun-ccc';
import type { AliyunCcc } from '../../../peers/aliyun-ccc/aliyun-ccc';
import { ready, signIn, takeBreak } from '../../../peers/aliyun-ccc/centre/agent-acts';
import { answer } from '../../../peers/aliyun-ccc/centre/call-acts';
import { serveWorkbenchSdk } from '../../../peers/aliyun-ccc/sdk/scripts';
import type { Rig } from '../rigs';
import { hostPage } from './hosted-page';
import { agentCalled, throughGateway } from './through-gateway';

const AGENT = 'edward';
const COLLEAGUE = 'sissi';
const BUSY = 'chief';
const CUSTOMER = '13188888888';

export type CccRig = Rig & { readonly simulator: AliyunCcc };

/**
 * The page of Aliyun CCC on the drop-in SDK, which asks the simulated OpenAPI by the gateway's code.
 * `integrity`: what the page is told of a script (SRI).
 */
export async function cccRig(bench: Page, integrity?: (script: string) => string): Promise<CccRig> {
  const simulator = await startAliyunCcc();
  const settings = v.parse(aliyunCccSettings, {
    mode: 'access-key',
    instance: simulator.centre.instanceId,
    accessKeyId: ADMIN_KEY.id,
    accessKeySecret: ADMIN_KEY.secret,
    endpoints: { api: simulator.api.url, recordings: simulator.api.url },
  });
  const outside = new Outside(aliyunCccOrigins(settings));
  const centre = aliyunCcc(settings, { outside, clock: Date.now });
  const credentials = await throughGateway(bench, centre, agentCalled(AGENT));
  const sdk = await serveWorkbenchSdk(integrity);
  const page = await hostPage('aliyun-ccc', {
    framedBy: [new URL(bench.url()).origin],
    sdk: { 'aliyun-ccc': sdk.sdk },
    simulators: [sdk.origin],
  });
  const far = farEnds(simulator);
  return {
    simulator,
    config: { kind: 'hosted', url: page.url },
    credentials,
    number: '+8613188888888',
    ring: () => {
      simulator.customerCalls({ from: CUSTOMER });
      return Promise.resolve();
    },
    farHangsUp: () => {
      simulator.customerOf(AGENT).hangsUp();
      return Promise.resolve();
    },
    colleague: {
      number: simulator.agent(COLLEAGUE).extension,
      answers: (on) => Promise.resolve(far.colleagueAnswers(on)),
    },
    busy: simulator.agent(BUSY).extension,
    stop: async () => {
      far.stop();
      await Promise.all([page.stop(), sdk.stop(), simulator.stop()]);
    },
  };
}

/** Who is at the other ends: customers take a call, so does the colleague, and the chief is away. */
function farEnds(simulator: AliyunCcc) {
  const { centre, events } = simulator;
  const colleague = simulator.agent(COLLEAGUE);
  for (const login of [COLLEAGUE, BUSY]) {
    signIn(centre, simulator.agent(login), `device-of-${login}`, []);
    ready(centre, simulator.agent(login), `device-of-${login}`, false);
  }
  takeBreak(centre, simulator.agent(BUSY), `device-of-${BUSY}`, 'Lunch');
  let answers = true;
  const colleagueTakes = (): void => {
    if (answers && colleague.state === 'RINGING') answer(centre, colleague, colleague.jobId);
  };
  const stop = events.watch(({ eventType, agentId, contactId }) => {
    // Whoever rings takes the call a moment later, when what rang it is done.
    setTimeout(() => {
      if (eventType === 'AgentRinging' && agentId === colleague.userId) colleagueTakes();
      if (eventType !== 'Ringing' || agentId !== undefined) return;
      const job = centre.jobs.get(contactId ?? '');
      const ours = job !== undefined && simulator.agent(AGENT).jobId === job.id;
      if (ours && job.callType === 'OUTBOUND') simulator.customerOf(AGENT).answers();
    }, 250);
  });
  return {
    stop,
    colleagueAnswers: (on: boolean): void => {
      answers = on;
    },
  };
}
