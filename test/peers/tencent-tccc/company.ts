import { randomUUID } from 'node:crypto';
import type { VendorCompany } from '../vendors/company';
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
  const live = () => [...centre.sessions.values()].find((one) => one.endedAt === undefined);
  return {
    simulator,
    sdk,
    vendor: 'tencent-tccc',
    settings: { ...key, endpoints: { api: simulator.url } },
    agent,
    simulators: [sdk.url],
    number: `+86${CUSTOMER}`,
    dialled: () =>
      [...centre.sessions.values()]
        .filter(({ direction }) => direction === 'out')
        .map(({ callee }) => callee),
    ring: () => void calls.callIn(agent, `0086${CUSTOMER}`, HOTLINE),
    farHangsUp: () => calls.hungUp(live()?.sessionId ?? '', 'user'),
    colleague: { number: COLLEAGUE, answers: () => undefined },
    stop: async () => {
      await Promise.all([sdk.stop(), simulator.stop()]);
    },
  };
}
