import { randomUUID } from 'node:crypto';
import type { VendorCompany } from '../vendors/company';
import { startRecordings } from '../vendors/recordings';
import type { TcccSession } from './calls';
import { startTcccSdk } from './sdk/serve';
import type { TcccSdk } from './sdk/serve';
import { startTccc } from './simulator';
import type { TcccSimulator } from './simulator';

const COLLEAGUE = 'sissi@example.com';
const HOTLINE = '0086075586013388';
const CUSTOMER = '13188888888';
const SDK_APP_ID = 1_400_000_000;

export type TcccCompany = VendorCompany & {
  readonly simulator: TcccSimulator;
  readonly sdk: TcccSdk;
};

/** A company with TCCC, and the drop-in SDK. `agent`: an e-mail address. */
export async function startTcccCompany(agent = 'edward@example.com'): Promise<TcccCompany> {
  const key = { secretId: 'AKIDtest', secretKey: randomUUID(), sdkAppId: SDK_APP_ID };
  const sdk = await startTcccSdk(() => ({ ...simulator, sdkAppId: SDK_APP_ID }));
  const simulator = await startTccc({ ...key, sdkUrl: sdk.sdkUrl });
  const { centre, calls } = simulator;
  centre.skillGroups.set(12, 'Sales').set(13, 'Help');
  centre.numbers.push(HOTLINE, '0086075586013389');
  centre.addStaff(agent, { skillGroups: ['Sales'] });
  centre.addStaff(COLLEAGUE, { skillGroups: ['Help'], status: 'free' });
  const recordings = await startRecordings();
  centre.events.watch(({ data }) => {
    const { sessionId } = data as { sessionId?: string };
    if (sessionId) centre.recordings.set(sessionId, `${recordings.url}/${sessionId}.wav`);
  });
  const live = () => [...centre.sessions.values()].find((one) => one.endedAt === undefined);
  return {
    simulator,
    sdk,
    vendor: 'tencent-tccc',
    settings: { ...key, endpoints: { api: simulator.url, recordings: recordings.url } },
    agent,
    simulators: [sdk.url],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...centre.sessions.values()]
        .filter(({ direction }) => direction === 'out')
        .map(({ callee }) => callee),
    ring: (from = CUSTOMER) => void calls.callIn(agent, `0086${from}`, HOTLINE),
    farHangsUp: () => calls.hungUp(live()?.sessionId ?? '', 'user'),
    colleague: {
      name: 'Help',
      number: COLLEAGUE,
      answers: () => undefined,
      customer: () => (live()?.userId === COLLEAGUE ? customerIn(live()) : undefined),
    },
    onDuty: () => centre.staff.get(agent)?.status !== 'offline',
    ousts: () => calls.setStatus(agent, 'offline'),
    expireToken: () => centre.tell(agent, 'tokenExpired', {}),
    tokensGiven: () => logins(simulator).length,
    secrets: () => [
      { what: 'SecretKey', value: key.secretKey },
      ...logins(simulator).map((value) => ({
        ...{ what: 'login token', value, forSdk: true as const },
        spent: () => centre.spent(value),
      })),
    ],
    stop: async () => {
      await Promise.all([sdk.stop(), simulator.stop(), recordings.stop()]);
    },
  };
}

const customerIn = (call: TcccSession | undefined): string | undefined =>
  call?.direction === 'in' ? call.caller : call?.callee;

/** The tokens that the vendor has given, each for one start of the SDK. */
function logins({ heard }: TcccSimulator): readonly string[] {
  return heard.entries.flatMap(({ action, answer }) => {
    if (action !== 'CreateSDKLoginToken') return [];
    const { Token } = (answer?.body as { Response: { Token?: string } }).Response;
    return Token === undefined ? [] : [Token];
  });
}
