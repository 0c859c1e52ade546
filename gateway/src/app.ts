import { Hono } from 'hono';
import type { Clock } from './clock';
import type { Settings } from './configuration/settings';
import { mountCrms } from './crm/mount';
import { GatewayFault } from './gateway-fault';
import type { Environment } from './http/environment';
import * as guard from './http/guard';
import { requestLimits } from './http/limits';
import { gatewayMetrics } from './http/metrics';
import type { GatewayLog } from './http/request-log';
import { faultAnswers, watched } from './http/watch';
import { oauthBroker } from './oauth/broker';
import { callRoutes } from './routes/calls';
import { directoryRoutes } from './routes/directory';
import { healthRoutes } from './routes/health';
import { session, sipCredentials } from './routes/session';
import * as softphone from './routes/softphone';
import { Seal } from './seal';
import { hasSoftphonePage, softphonePages } from './softphone-pages';
import { openTenants } from './tenants';
import { callerVerification } from './verify-caller';

export type AppOptions = {
  readonly settings: Settings;
  readonly log: GatewayLog;
  readonly clock?: Clock;
  /** How long one request may take with all that it asks of others. */
  readonly patienceMs?: number;
  /** The folder of the vendors' built pages; without it, none is served. */
  readonly softphones?: string;
};

/** The whole gateway, without a socket. It keeps nothing that another replica would miss. */
export function createApp({ settings, log, clock = Date.now, ...more }: AppOptions) {
  const seal = new Seal(settings.sealKeys, clock);
  const tenants = openTenants(settings.tenants, clock);
  const verify = callerVerification(settings.tenants, seal, clock);
  const metrics = gatewayMetrics();
  const limits = requestLimits(settings.limits);
  let stopping = false;

  const app = new Hono<Environment>();
  app.use(watched(log, metrics), guard.plainHeaders);
  app.onError(faultAnswers(log, metrics));
  app.notFound(() => {
    throw new GatewayFault('not-found');
  });
  app.route(
    '/',
    healthRoutes(settings, metrics, () => !stopping),
  );

  app.use(guard.extensionAlone(settings.extensions), async (_, next) => {
    await limits.everyone();
    await next();
  });
  app.use(guard.shortBodies, guard.bounded(more.patienceMs));

  const { publicUrl, extensions, sealHours: sessionHours } = settings;
  const refused = (why: string): void => log.info({ why }, 'sign-in refused');
  const brokers = { seal, publicUrl, extensions, sessionHours, refused, now: clock };
  const apps = settings.tenants.flatMap(({ id, callCentre: { signIn } }) =>
    signIn ? [{ ...signIn, tenant: id }] : [],
  );
  if (apps.length > 0) {
    const about = {
      name: 'aliyun',
      kind: 'session',
      redirectPaths: ['aliyun', 'call-centre'],
    } as const;
    app.route('/aliyun', oauthBroker({ ...about, ...brokers, apps }));
  }

  const { behindProxy } = settings;
  mountCrms(app, settings.tenants, brokers, { seal, now: clock, limits, behindProxy });

  if (more.softphones !== undefined) {
    const vendors = settings.tenants.map(({ callCentre }) => callCentre.vendor);
    const options = {
      ...settings.softphones,
      folder: more.softphones,
      vendors: [...new Set(vendors)].filter(hasSoftphonePage),
      framedBy: settings.extensions.map((id) => `chrome-extension://${id}`),
    };
    app.route('/', softphonePages(options));
  }

  const known = guard.knownCaller(settings, verify, tenants, limits);
  app.get('/session', known, session(settings));
  app.post('/softphone/session', known, softphone.softphoneSession);
  app.post('/softphone/api', known, softphone.softphoneApi);
  app.post('/aliyun-ccc/api', known, softphone.aliyunCccApi);
  app.post('/sip/credentials', known, sipCredentials);
  app.use('/calls/*', known).route('/calls', callRoutes());
  app.use('/directory/*', known).route('/directory', directoryRoutes());

  return {
    fetch: app.fetch,
    /** From now on `/readyz` says no, so that a proxy sends its requests elsewhere. */
    prepareToStop: (): void => {
      stopping = true;
    },
  };
}

export type App = ReturnType<typeof createApp>;
