import * as v from 'valibot';
import { startSdkSite } from '../../sdk/sdk-site';
import type { SdkSite } from '../../sdk/sdk-site';
import { NotNow } from '../calls';
import type { AiccsCalls, TransferTarget } from '../calls';
import type { AiccsCentre } from '../centre';
import type { TokenExchange } from '../token-exchange';
import { LIBRARIES } from './published';

const config = v.strictObject({
  instanceId: v.pipe(v.string(), v.nonEmpty()),
  token: v.pipe(v.string(), v.nonEmpty()),
  apiHost: v.optional(v.string()),
  apiVersion: v.optional(v.string()),
  wsHost: v.optional(v.string()),
});

const acid = { acid: v.pipe(v.string(), v.nonEmpty()) };
const digits = v.pipe(v.string(), v.regex(/^\d{3,18}$/u));
const nothing = v.strictObject({});

const METHODS = {
  checkIn: nothing,
  checkOut: nothing,
  doRest: nothing,
  checkReady: nothing,
  updateToken: v.strictObject({ token: v.string() }),
  dial: v.strictObject({ callee: digits, caller: v.optional(digits) }),
  answer: v.strictObject(acid),
  hangUp: v.strictObject(acid),
  hold: v.strictObject(acid),
  retrieve: v.strictObject(acid),
  deflect: v.strictObject({
    ...acid,
    where: v.variant('isSingleTransfer', [
      v.object({
        isSingleTransfer: v.literal(true),
        skillGroupId: v.optional(v.string()),
        caller: v.optional(digits),
        callee: v.optional(digits),
      }),
    ]),
  }),
};
type Method = keyof typeof METHODS;
type Agent = { readonly account: string; token: string };

export type AiccsSdk = SdkSite & {
  /** For the page's `data-sdk`. */
  readonly scripts: readonly { readonly url: string }[];
  /** Whom the agents have called, in order: `13188888888 from 02161230000`. */
  readonly dialled: readonly string[];
  /** The vendor tells all SDKs that their tokens are too old. */
  readonly expire: () => void;
  /** Whether those who are called answer; they do unless told. */
  farEndAnswers: boolean;
};

type World = {
  readonly centre: AiccsCentre;
  readonly calls: AiccsCalls;
  readonly tokens: Pick<TokenExchange, 'accountOf' | 'expireAll'>;
  readonly instanceId: string;
};

/** How long a far end lets it ring, in ms. */
const RINGS = 200;

/** The hotline SDK of AICCS, on the agents and calls of the API's simulator. */
export async function startAiccsSdk(world: World): Promise<AiccsSdk> {
  const { centre, calls, tokens } = world;
  const dialled: string[] = [];
  const behaviour = { farEndAnswers: true };
  const online = new Set<(name: string, told: unknown) => void>();

  const site = await startSdkSite<Agent>({
    script: new URL('browser.ts', import.meta.url),
    beside: Object.fromEntries(
      LIBRARIES.map((name) => [`/${name}.js`, `window.${name} = {};`] as const),
    ),
    enter(shown) {
      const { instanceId, token } = v.parse(config, shown);
      const account = tokens.accountOf(token, 'hotline');
      if (account === undefined || instanceId !== world.instanceId) throw new Error('token');
      return { user: { account, token }, greeting: {} };
    },
    watch({ account }, tell) {
      online.add(tell);
      const stop = centre.pushed.watch((pushed) => {
        if (pushed.account === account) tell(pushed.message.head.agentCallCode, pushed.message);
      });
      return () => {
        online.delete(tell);
        stop();
      };
    },
    ask(agent, method, options) {
      const read = v.safeParse(METHODS[method as Method], options);
      if (!read.success) throw new NotNow(`parameters of ${method}`);
      if (method === 'updateToken') agent.token = (options as { token: string }).token;
      if (tokens.accountOf(agent.token, 'hotline') !== agent.account) throw new NotNow('token');
      return ask(agent.account, method as Method, read.output);
    },
  });

  function ask(account: string, method: Method, options: Record<string, unknown>): unknown {
    const { acid: call = '', callee = '', caller } = options as Partial<Record<string, string>>;
    const simple = {
      updateToken: () => undefined,
      checkIn: () => calls.checkIn(account),
      checkOut: () => calls.checkOut(account),
      doRest: () => calls.rest(account),
      checkReady: () => calls.ready(account),
      answer: () => calls.establish(call),
      hangUp: () => calls.hangUp(call, 'agent'),
      hold: () => calls.hold(call),
      retrieve: () => calls.retrieve(call),
      deflect: () => calls.transfer(call, targetOf(options['where'])),
      dial: () => dial(account, callee, caller),
    } satisfies Record<Method, () => unknown>;
    return simple[method]() ?? null;
  }

  function dial(account: string, callee: string, wish: string | undefined): unknown {
    const ours = [...centre.numbers.values()].filter((one) => one.outboundEnabled);
    const caller = wish ?? ours[0]?.hotlineNumber ?? '';
    if (!ours.some(({ hotlineNumber }) => hotlineNumber === caller)) throw new NotNow('caller');
    const call = calls.dial(account, callee, caller);
    dialled.push(`${callee} from ${caller}`);
    if (behaviour.farEndAnswers) {
      setTimeout(() => {
        if (call.hungUpAt === undefined) calls.establish(call.acid);
      }, RINGS);
    }
    const { acid: id, connId, jobId } = call;
    return {
      acid: id,
      connId,
      jobId,
      ani: caller,
      dnis: callee,
      agentCallCode: 'AgentCallDialOut',
    };
  }

  return Object.assign(behaviour, site, {
    dialled,
    scripts: [...LIBRARIES.map((name) => `/${name}.js`), '/index.js'].map((path) => ({
      url: site.url + path,
    })),
    expire: () => {
      tokens.expireAll();
      for (const tell of online) tell('TokenExpired', {});
    },
  });
}

function targetOf(where: unknown): TransferTarget {
  const { skillGroupId, callee = '' } = where as { skillGroupId?: string; callee?: string };
  return skillGroupId === undefined ? { phone: callee } : { skillGroupId: Number(skillGroupId) };
}
