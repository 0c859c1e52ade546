import { randomUUID } from 'node:crypto';
import { rsaKeyOf } from '../../../demo/rsa';
import type { VendorCompany } from '../vendors/company';
import { startAiccsSdk } from './sdk/serve';
import type { AiccsSdk } from './sdk/serve';
import { startAiccs } from './simulator';
import type { AiccsSimulator } from './simulator';

const HOTLINE = '02161230000';
const CUSTOMER = '13188888888';
const INSTANCE = 'ccc_xp_pre-cn-test';
const ISSUER = 'https://company.example';

export type AiccsCompany = VendorCompany & {
  readonly simulator: AiccsSimulator;
  readonly sdk: AiccsSdk;
};

/** A company with AICCS in JWT mode, and the drop-in SDK. `agent`: an `AccountName`. */
export async function startAiccsCompany(agent = 'edward@example.com'): Promise<AiccsCompany> {
  const keys = rsaKeyOf('the company’s portal');
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
      mode: {
        kind: 'jwt',
        issuer: ISSUER,
        publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    },
  });
  const { centre, calls, tokens } = simulator;
  const number = { description: '', inBoundEnabled: true, calloutAllDepartment: true };
  for (const hotlineNumber of [HOTLINE, '02161230001']) {
    centre.numbers.set(hotlineNumber, { ...number, hotlineNumber, outboundEnabled: true });
  }
  const sales = centre.addSkillGroup('Sales');
  const help = centre.addSkillGroup('Help');
  centre.addAgent(agent, 'Edward', [sales]);
  centre.addAgent('sissi@example.com', 'Sissi', [help]).status = 'AgentReady';
  const sdk = await startAiccsSdk({ centre, calls, tokens, instanceId: INSTANCE });
  const live = () => [...centre.calls.values()].find((one) => one.hungUpAt === undefined);
  return {
    simulator,
    sdk,
    vendor: 'aliyun-aiccs',
    settings: {
      instance: INSTANCE,
      ...key,
      ...client,
      redirectUrl,
      signIn: {
        mode: 'jwt',
        issuer: ISSUER,
        privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
      endpoints: { signIn: simulator.url, openApi: simulator.url },
    },
    agent,
    pageSdk: { scripts: sdk.scripts },
    simulators: [sdk.url],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...centre.calls.values()]
        .filter(({ direction }) => direction === 'outgoing')
        .map(({ callee }) => callee),
    ring: () => void calls.ring(agent, CUSTOMER, HOTLINE),
    farHangsUp: () => calls.hangUp(live()?.acid ?? '', 'customer'),
    colleague: { number: String(help), answers: () => undefined },
    stop: async () => {
      await Promise.all([sdk.stop(), simulator.stop()]);
    },
  };
}
