import { randomUUID } from 'node:crypto';
import { rsaKeyOf } from '../../../demo/rsa';
import type { VendorCompany, VendorSecret } from '../vendors/company';
import { startRecordings } from '../vendors/recordings';
import type { AiccsCall } from './calls';
import { startAiccsSdk } from './sdk/serve';
import type { AiccsSdk } from './sdk/serve';
import { startAiccs } from './simulator';
import type { AiccsSimulator } from './simulator';

const HOTLINE = '02161230000';
const CUSTOMER = '13188888888';
const COLLEAGUE = 'sissi@example.com';
const INSTANCE = 'ccc_xp_pre-cn-test';
const ISSUER = 'https://company.example';

export type AiccsCompany = VendorCompany & {
  readonly simulator: AiccsSimulator;
  readonly sdk: AiccsSdk;
};

/** A company with AICCS in JWT mode, and the drop-in SDK. `agent`: an `AccountName`. */
export async function startAiccsCompany(agent = 'edward@example.com'): Promise<AiccsCompany> {
  const keys = rsaKeyOf('the company’s portal');
  const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
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
  centre.addAgent(COLLEAGUE, 'Sissi', [help]).status = 'AgentReady';
  const sdk = await startAiccsSdk({ centre, calls, tokens, instanceId: INSTANCE });
  const recordings = await startRecordings();
  centre.pushed.watch(({ message: { head } }) => {
    if (head.acid) centre.recordings.set(head.acid, `${recordings.url}/${head.acid}.wav`);
  });
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
      signIn: { mode: 'jwt', issuer: ISSUER, privateKey },
      endpoints: { signIn: simulator.url, openApi: simulator.url, recordings: recordings.url },
    },
    agent,
    pageSdk: { scripts: sdk.scripts },
    simulators: [sdk.url],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...centre.calls.values()]
        .filter(({ direction }) => direction === 'outgoing')
        .map(({ callee }) => callee),
    ring: (from = CUSTOMER) => void calls.ring(agent, from, HOTLINE),
    farHangsUp: () => calls.hangUp(live()?.acid ?? '', 'customer'),
    colleague: {
      name: 'Help',
      number: String(help),
      answers: () => undefined,
      customer: () => (live()?.account === COLLEAGUE ? customerIn(live()) : undefined),
    },
    onDuty: () => centre.agents.get(agent)?.status !== 'AgentCheckout',
    ousts: () => calls.checkOut(agent),
    expireToken: () => sdk.expire(),
    tokensGiven: () => exchanges(simulator).length,
    secrets: () => [
      { what: 'AccessKey secret', value: key.accessKeySecret },
      { what: 'client secret', value: client.clientSecret },
      { what: 'private key', value: privateKey.split('\n')[4] ?? '' },
      ...exchanges(simulator),
    ],
    stop: async () => {
      await Promise.all([sdk.stop(), simulator.stop(), recordings.stop()]);
    },
  };
}

const customerIn = (call: AiccsCall | undefined): string | undefined =>
  call?.direction === 'incoming' ? call.caller : call?.callee;

/** The tokens that the vendor has given; one for more than the hotline is for the gateway alone. */
function exchanges({ heard }: AiccsSimulator): readonly VendorSecret[] {
  return heard.entries.flatMap(({ action, answer }) => {
    if (action !== 'token_exchange' || answer?.status !== 200) return [];
    const { access_token: value, scope } = answer.body as { access_token: string; scope: string };
    const about = { what: `token for ${scope}`, value };
    return [scope === 'hotline' ? { ...about, forSdk: true as const } : about];
  });
}
