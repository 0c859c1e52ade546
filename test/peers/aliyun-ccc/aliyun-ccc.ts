import { Centre } from './centre/centre';
import { customerCalls, customerIn, type Customer } from './centre/customer';
import { resetState, signIn } from './centre/agent-acts';
import { INSTANCE, type InstanceSeed } from './instance';
import { Keys } from './keys';
import { ramUser, type OAuthClient } from './oauth/client';
import { startOAuth } from './oauth/oauth';
import { startOpenApi } from './open-api/open-api';

const FAR = Number.MAX_SAFE_INTEGER;

/** The administrator's AccessKey, which may act for any user. */
export const ADMIN_KEY = { id: 'LTAI-simulated', secret: 'simulated-access-key-secret' };
export const WEB_APP = { id: '120171021', secret: 'simulated-client-secret' };
export const NATIVE_APP = { id: '920171031' };

export type AliyunCccOptions = {
  readonly instance?: InstanceSeed;
  /** Callbacks of the WebApp: the gateway's own. */
  readonly callbacks?: readonly string[];
  /** Of the NativeApp: the extension's. */
  readonly nativeCallbacks?: readonly string[];
};

/**
 * Aliyun's OAuth and its cloud call centre on loopback: strict about what is published, drivable
 * from a test (`customerCalls`, `agent`), and with a log of all that reached it.
 */
export async function startAliyunCcc(options: AliyunCccOptions = {}) {
  const { instance = INSTANCE, callbacks = [], nativeCallbacks = [] } = options;
  const keys = new Keys();
  const centre = new Centre(instance);
  const clients: OAuthClient[] = [
    { ...WEB_APP, type: 'WebApp', redirectUris: callbacks },
    { ...NATIVE_APP, type: 'NativeApp', redirectUris: nativeCallbacks },
  ];
  const users = instance.people.map(({ loginName }, at) => ramUser(loginName, at));
  const admin = instance.people.find(({ role }) => role === 'Admin')?.loginName ?? '';
  keys.add({ ...ADMIN_KEY, loginName: admin, kind: 'access-key', expiresAt: FAR });
  const oauth = await startOAuth(keys, clients, users);
  const api = await startOpenApi(centre, keys);
  return {
    oauth,
    api,
    centre,
    keys,
    events: centre.events,
    /** The state of a user, by login name, user id or extension. */
    agent: (who: string) => centre.agent(who),
    customerCalls: (call: Parameters<typeof customerCalls>[1]): Customer =>
      customerCalls(centre, call),
    /** The customer in the call that this agent is in. */
    customerOf: (who: string): Customer => customerIn(centre, centre.job(centre.agent(who).jobId)),
    /** The same user signs in on another device: the first one is kicked out. */
    secondLogin: (who: string): void => {
      const agent = centre.agent(who);
      const groups = agent.signedGroups;
      resetState(centre, agent);
      signIn(centre, agent, 'ACC-YUNBS-another-device', groups);
    },
    /** Every token is over at once, in the middle of whatever goes on. */
    expireTokens: () => keys.expireTokens(),
    stop: async () => {
      await oauth.stop();
      await api.stop();
    },
  };
}

export type AliyunCcc = Awaited<ReturnType<typeof startAliyunCcc>>;
