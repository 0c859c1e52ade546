import type { VendorCompany } from '../vendors/company';
import { ADMIN_KEY, startAliyunCcc, WEB_APP } from './aliyun-ccc';
import type { AliyunCcc } from './aliyun-ccc';
import { customerIn } from './centre/customer';
import { farEnds, live } from './far-ends';
import { ramUser } from './oauth/client';
import type { TokenForm } from './oauth/grants';
import { serveWorkbenchSdk } from './sdk/scripts';
import { secretsOf } from './secrets';

const AGENT = 'edward';
const COLLEAGUE = 'sissi';
const BUSY = 'chief';
const CUSTOMER = '13188888888';

export type CccCompany = VendorCompany & { readonly simulator: AliyunCcc };

export type CccCompanyOptions = {
  /** What its page is told of a script (SRI). */
  readonly integrity?: (script: string) => string;
  /**
   * Agents sign in at Aliyun, and each works with a token of their own; absent: one AccessKey for
   * all. `gateway`: how browsers reach it.
   */
  readonly tokens?: { readonly gateway: string; readonly form: TokenForm['access'] };
};

/** A company with Aliyun CCC, and the drop-in SDK. */
export async function startCccCompany(options: CccCompanyOptions = {}): Promise<CccCompany> {
  const { integrity, tokens } = options;
  const simulator = await startAliyunCcc({
    callbacks: tokens ? [`${tokens.gateway}/aliyun/auth/callback`] : [],
  });
  if (tokens) simulator.oauth.form.access = tokens.form;
  const sdk = await serveWorkbenchSdk(integrity);
  const people = { agent: AGENT, colleague: COLLEAGUE, busy: BUSY };
  const far = farEnds(simulator, people);
  const { centre, oauth } = simulator;
  const user = ramUser(AGENT, 0);
  return {
    simulator,
    vendor: 'aliyun-ccc',
    settings: {
      instance: centre.instanceId,
      ...(tokens
        ? { mode: 'token', app: 'WebApp', clientId: WEB_APP.id, clientSecret: WEB_APP.secret }
        : { mode: 'access-key', accessKeyId: ADMIN_KEY.id, accessKeySecret: ADMIN_KEY.secret }),
      endpoints: {
        api: simulator.api.url,
        recordings: simulator.api.url,
        ...(tokens && { signIn: oauth.url, oauth: oauth.url }),
      },
    },
    agent: AGENT,
    ...(tokens && {
      signIn: {
        ...{ clientId: WEB_APP.id, login: user.loginName, password: user.password },
        revoked: () => oauth.grants.refreshTokens.size === 0,
      },
    }),
    pageSdk: sdk.sdk,
    simulators: [sdk.origin],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...centre.jobs.values()]
        .filter(({ callType }) => callType === 'OUTBOUND')
        .map(({ callee }) => callee),
    ring: (from = CUSTOMER) => void simulator.customerCalls({ from }),
    farHangsUp: () => {
      const job = live(centre);
      if (job) customerIn(centre, job).hangsUp();
    },
    colleague: {
      name: simulator.agent(COLLEAGUE).displayName,
      number: simulator.agent(COLLEAGUE).extension,
      answers: far.colleagueAnswers,
      customer: () => {
        const job = centre.jobs.get(simulator.agent(COLLEAGUE).jobId);
        const alone = job && simulator.agent(AGENT).jobId !== job.id;
        return alone ? (job.callType === 'INBOUND' ? job.caller : job.callee) : undefined;
      },
    },
    busy: simulator.agent(BUSY).extension,
    onDuty: () => simulator.agent(AGENT).state !== 'OFFLINE',
    ousts: () => simulator.secondLogin(AGENT),
    expireToken: () => simulator.expireTokens(),
    tokensGiven: () =>
      oauth.log.entries.filter(({ path, status }) => path === '/v1/token' && status === 200).length,
    secrets: () => secretsOf(simulator),
    stop: async () => {
      far.stop();
      await Promise.all([sdk.stop(), simulator.stop()]);
    },
  };
}
