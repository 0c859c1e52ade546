import * as v from 'valibot';
import { startSdkSite } from '../../sdk/sdk-site';
import type { SdkSite } from '../../sdk/sdk-site';
import { TcccRefusal } from '../calls';
import type { TcccCalls } from '../calls';
import type { TcccCentre } from '../centre';

const session = { sessionId: v.pipe(v.string(), v.uuid()) };
const withCountry = v.pipe(v.string(), v.regex(/^00\d{5,18}$/u));

/** The methods with their published parameters: what else is sent, or is missing, is refused. */
const METHODS = {
  startOutboundCall: v.strictObject({
    phoneNumber: withCountry,
    phoneDesc: v.optional(v.string()),
    uui: v.optional(v.string()),
    skillGroupId: v.optional(v.string()),
    callerPhoneNumber: v.optional(withCountry),
    servingNumberGroupIds: v.optional(v.array(v.string())),
    phoneEncodeType: v.optional(v.literal('number')),
  }),
  accept: v.strictObject(session),
  hungUp: v.strictObject(session),
  muteMic: v.strictObject(session),
  unmuteMic: v.strictObject(session),
  hold: v.strictObject(session),
  unHold: v.strictObject(session),
  sendDigits: v.strictObject({ ...session, dtmfText: v.pipe(v.string(), v.regex(/^[\d*#]+$/u)) }),
  transfer: v.union([
    v.strictObject({ ...session, userId: v.pipe(v.string(), v.nonEmpty()) }),
    v.strictObject({ ...session, skillGroupId: v.pipe(v.string(), v.nonEmpty()) }),
  ]),
  setStatus: v.strictObject({
    status: v.picklist(['free', 'rest', 'arrange', 'notReady', 'stopNotReady']),
    restReason: v.optional(v.string()),
  }),
  online: v.strictObject({}),
  offline: v.strictObject({}),
};
type Method = keyof typeof METHODS;

const tag = v.strictObject({
  token: v.string(),
  sdkAppId: v.string(),
  userid: v.string(),
  showWorkBenchAtFirstLogin: v.literal('false'),
});

export type TcccSdk = SdkSite & {
  /** For `CreateSDKLoginToken`: where the SDK lies, for this token alone. */
  readonly sdkUrl: (token: string) => string;
  /** What was asked of a call, and who was shown, in order: `dial 0086… from 0086…`, `press 1#`. */
  readonly done: readonly string[];
  /** Whether those who are called answer; they do unless told. */
  farEndAnswers: boolean;
};

type World = { readonly centre: TcccCentre; readonly calls: TcccCalls; readonly sdkAppId: number };

/** How long a far end lets it ring, in ms. */
const RINGS = 200;

/** The Web SDK of TCCC, on the agents and calls of the API's simulator. */
export async function startTcccSdk(world: () => World): Promise<TcccSdk> {
  const done: string[] = [];
  const behaviour = { farEndAnswers: true };

  const site = await startSdkSite({
    script: new URL('browser.ts', import.meta.url),
    enter(shown) {
      const { token, sdkAppId, userid } = v.parse(tag, shown);
      const { centre, sdkAppId: ours } = world();
      const staff = centre.redeem(token);
      if (!staff || staff.mail !== userid || sdkAppId !== String(ours)) throw new Error('token');
      return { user: staff.mail, greeting: { status: staff.status } };
    },
    watch: (user, tell) =>
      world().centre.events.watch(({ userId, name, data }) => {
        if (userId === user) tell(name, data);
      }),
    ask(user, method, options) {
      const read = v.safeParse(METHODS[method as Method], options);
      if (!read.success) throw new TcccRefusal(`parameters of ${method}`);
      return ask(user, method as Method, read.output);
    },
  });

  function ask(user: string, method: Method, options: Partial<Record<string, unknown>>): unknown {
    const { centre, calls } = world();
    const { sessionId = '', status } = options as Partial<Record<string, string>>;
    const staff = centre.staff.get(user);
    switch (method) {
      case 'online':
        if (staff?.status === 'offline') calls.setStatus(user, 'free');
        return null;
      case 'offline':
        calls.setStatus(user, 'offline');
        return null;
      case 'setStatus':
        if (staff?.status === 'busy') throw new TcccRefusal('busy');
        calls.setStatus(user, status === 'stopNotReady' ? 'free' : (status as 'rest'));
        return null;
      case 'startOutboundCall':
        return dial(user, options as { phoneNumber: string; callerPhoneNumber?: string });
      case 'accept':
        calls.accept(sessionId);
        return null;
      case 'hungUp':
        calls.hungUp(sessionId, 'seat');
        return null;
      case 'hold':
      case 'unHold':
        calls.hold(sessionId, method === 'hold');
        return null;
      case 'transfer': {
        const { userId, skillGroupId } = options as Partial<Record<string, string>>;
        const skillGroup = centre.skillGroups.get(Number(skillGroupId));
        calls.transfer(sessionId, userId === undefined ? { skillGroup } : { userId });
        return null;
      }
      default:
        done.push(`${method} ${(options as { dtmfText?: string }).dtmfText ?? ''}`.trim());
        return null;
    }
  }

  function dial(user: string, options: { phoneNumber: string; callerPhoneNumber?: string }) {
    const { centre, calls } = world();
    const [first = ''] = centre.numbers;
    const caller = options.callerPhoneNumber ?? first;
    if (!centre.numbers.includes(caller)) throw new TcccRefusal('no such caller number');
    const { sessionId } = calls.startOutboundCall(user, options.phoneNumber, caller);
    done.push(`dial ${options.phoneNumber} from ${caller}`);
    if (behaviour.farEndAnswers) {
      setTimeout(() => {
        const live = centre.sessions.get(sessionId);
        if (live && live.endedAt === undefined) calls.accept(sessionId);
      }, RINGS);
    }
    const numbers = { calleePhoneNumber: options.phoneNumber, callerPhoneNumber: caller };
    return { sessionId, ...numbers, serverType: 'staffSeat' };
  }

  return Object.assign(behaviour, site, {
    done,
    sdkUrl: (token: string) => `${site.url}/tccc-agent-sdk/latest/index.js?token=${token}`,
  });
}
