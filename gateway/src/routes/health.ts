import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Settings } from '../configuration/settings';
import { GatewayFault } from '../gateway-fault';
import type { Asked, Environment } from '../http/environment';
import type { GatewayMetrics } from '../http/metrics';

/**
 * `/healthz`: the process lives. `/readyz`: it takes requests; not, once it has been told to stop.
 * Neither asks a vendor: one that is down is no reason to take away the gateway of the others.
 */
export function healthRoutes(
  settings: Pick<Settings, 'metricsToken'>,
  metrics: GatewayMetrics,
  ready: () => boolean,
) {
  const routes = new Hono<Environment>();
  routes.get('/healthz', (asked) => asked.json({ ok: true }));
  routes.get('/readyz', (asked) => asked.json({ ok: ready() }, ready() ? 200 : 503));
  routes.get('/metrics', async (asked) => {
    if (!mayRead(asked, settings)) throw new GatewayFault('not-found');
    return asked.body(await metrics.text(), 200, { 'content-type': metrics.type });
  });
  return routes;
}

/** With the token; or, where there is none, from this machine, and not by way of a proxy. */
function mayRead(asked: Asked, { metricsToken }: Pick<Settings, 'metricsToken'>): boolean {
  if (metricsToken) {
    const shown = Buffer.from(asked.req.header('authorization') ?? '');
    const right = Buffer.from(`Bearer ${metricsToken.reveal()}`);
    return shown.length === right.length && timingSafeEqual(shown, right);
  }
  const address = asked.env.incoming?.socket.remoteAddress ?? '';
  const proxied = ['x-forwarded-for', 'forwarded', 'via'].some((name) => asked.req.header(name));
  return /^(?:127\.|::1$|::ffff:127\.)/u.test(address) && !proxied;
}
