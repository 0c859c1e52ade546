import type { VendorCompany } from '../vendors/company';
import { ADMIN_KEY, startAliyunCcc } from './aliyun-ccc';
import type { AliyunCcc } from './aliyun-ccc';
import { ready, signIn, takeBreak } from './centre/agent-acts';
import { answer } from './centre/call-acts';
import { serveWorkbenchSdk } from './sdk/scripts';

const AGENT = 'edward';
const COLLEAGUE = 'sissi';
const BUSY = 'chief';
const CUSTOMER = '13188888888';

export type CccCompany = VendorCompany & { readonly simulator: AliyunCcc };

/**
 * A company with Aliyun CCC behind an AccessKey, and the drop-in SDK. `integrity`: what its page is
 * told of a script (SRI).
 */
export async function startCccCompany(integrity?: (script: string) => string): Promise<CccCompany> {
  const simulator = await startAliyunCcc();
  const sdk = await serveWorkbenchSdk(integrity);
  const far = farEnds(simulator);
  return {
    simulator,
    vendor: 'aliyun-ccc',
    settings: {
      mode: 'access-key',
      instance: simulator.centre.instanceId,
      accessKeyId: ADMIN_KEY.id,
      accessKeySecret: ADMIN_KEY.secret,
      endpoints: { api: simulator.api.url, recordings: simulator.api.url },
    },
    agent: AGENT,
    pageSdk: sdk.sdk,
    simulators: [sdk.origin],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...simulator.centre.jobs.values()]
        .filter(({ callType }) => callType === 'OUTBOUND')
        .map(({ callee }) => callee),
    ring: () => void simulator.customerCalls({ from: CUSTOMER }),
    farHangsUp: () => simulator.customerOf(AGENT).hangsUp(),
    colleague: { number: simulator.agent(COLLEAGUE).extension, answers: far.colleagueAnswers },
    busy: simulator.agent(BUSY).extension,
    stop: async () => {
      far.stop();
      await Promise.all([sdk.stop(), simulator.stop()]);
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
