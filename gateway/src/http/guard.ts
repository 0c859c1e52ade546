import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Settings } from '../configuration/settings';
import { GatewayFault } from '../gateway-fault';
import type { OpenTenant } from '../tenants';
import type { VerifyCaller } from '../verify-caller';
import type { Asked, Step } from './environment';
import { addressOf, type RequestLimits } from './limits';

const LONGEST_BODY = 8 * 1024;
/** A call is written to a CRM with its whole note. */
const LONGEST_NOTE = 128 * 1024;
/** How long a request may take with all that it asks of others, ms. */
const PATIENCE_MS = 15_000;

/** What every answer says. */
export const plainHeaders: Step = async (asked, next) => {
  await next();
  asked.header('X-Request-Id', asked.get('requestId'));
  asked.header('X-Content-Type-Options', 'nosniff');
  asked.header('Referrer-Policy', 'no-referrer');
  if (!asked.res.headers.has('Cache-Control')) asked.header('Cache-Control', 'no-store');
};

/** Pages of the extension may ask, and read what they are told; no other page may. */
export const extensionAlone = (extensions: readonly string[]): Step =>
  cors({
    origin: extensions.map((id) => `chrome-extension://${id}`),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Range'],
    exposeHeaders: [
      ...['Retry-After', 'X-Request-Id', 'Accept-Ranges', 'Content-Range'],
      'X-Crm-Account',
    ],
    maxAge: 600,
  });

export const shortBodies: Step = (asked, next) =>
  (asked.req.path.startsWith('/crm/') ? withNote : short)(asked, next);

function atMost(maxSize: number): Step {
  const limited = bodyLimit({
    maxSize,
    onError: () => {
      throw new GatewayFault('request-too-large');
    },
  });
  return (asked, next) => (bodiless(asked) ? next() : limited(asked, next));
}

/** Without either header there is no body (RFC 9112 §6.3), and no stream of one to be counted. */
function bodiless({ req }: Asked): boolean {
  return (
    req.header('content-length') === undefined && req.header('transfer-encoding') === undefined
  );
}
const short = atMost(LONGEST_BODY);
const withNote = atMost(LONGEST_NOTE);

/** Lends the route a signal, and waits no longer than it: some vendor's part may not heed it. */
export const bounded =
  (patienceMs = PATIENCE_MS): Step =>
  async (asked, next) => {
    const limit = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // Whatever the abort makes of it, this is why.
        asked.set('late', true);
        reject(new GatewayFault('vendor-timeout'));
        limit.abort();
      }, patienceMs);
    });
    asked.set('signal', AbortSignal.any([asked.req.raw.signal, limit.signal]));
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };

/** RFC 6750 §2.1. */
export function bearerOf(asked: Asked): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/iu.exec(asked.req.header('authorization') ?? '')?.[1];
}

/** No further without a bearer that is somebody's; and nobody asks without end. */
export function knownCaller(
  settings: Pick<Settings, 'behindProxy'>,
  verify: VerifyCaller,
  tenants: ReadonlyMap<string, OpenTenant>,
  limits: RequestLimits,
): Step {
  return async (asked, next) => {
    const address = addressOf(asked, settings.behindProxy);
    await limits.mayTry(address);
    const bearer = bearerOf(asked);
    const refuse = async (): Promise<GatewayFault> => {
      await limits.refused(address);
      return new GatewayFault('unauthorised');
    };
    if (bearer === undefined) throw await refuse();
    const caller = await verify(bearer, asked.get('signal')).catch(async (error: unknown) => {
      if (error instanceof GatewayFault && error.code === 'unauthorised')
        await limits.refused(address);
      throw error;
    });
    const tenant = tenants.get(caller.tenant);
    if (!tenant) throw await refuse();
    asked.set('caller', caller);
    asked.set('tenant', tenant);
    await limits.subject(caller.tenant, caller.subject);
    await next();
  };
}

/** For routes that only an admin may ask. */
export const adminAlone: Step = async (asked, next) => {
  if (!asked.get('caller').roles.has('admin')) throw new GatewayFault('forbidden');
  await next();
};
