import { randomUUID } from 'node:crypto';
import { matchedRoutes } from 'hono/route';
import { GatewayFault } from '../gateway-fault';
import type { Asked, Environment, Step } from './environment';
import { faultOf, answerFault, logFault } from './faults';
import type { GatewayMetrics } from './metrics';
import { pseudonym, type GatewayLog } from './request-log';

/** Before everything else: names the request, and afterwards counts it and writes its line. */
export function watched(log: GatewayLog, metrics: GatewayMetrics): Step {
  return async (asked, next) => {
    const began = performance.now();
    asked.set('requestId', randomUUID());
    await next();
    const ms = performance.now() - began;
    const { method } = asked.req;
    const { status } = asked.res;
    // The pattern, never the path: a path names calls and people.
    const route = matchedRoutes(asked).findLast((matched) => matched.method === method)?.path;
    metrics.request({ method, route: route ?? 'none', status }, ms / 1000);
    const line = { requestId: asked.get('requestId'), method, status, ms: Math.round(ms) };
    log.info({ ...line, route: route ?? 'none', ...whoAsked(asked) }, 'request');
  };
}

/** What was thrown becomes an answer. */
export function faultAnswers(log: GatewayLog, metrics: GatewayMetrics) {
  return (error: unknown, asked: Asked): Response => {
    const fault = variable(asked, 'late') ? new GatewayFault('vendor-timeout') : faultOf(error);
    logFault(log, asked.get('requestId'), fault);
    metrics.fault(variable(asked, 'caller')?.tenant ?? '', fault.code);
    return answerFault(asked, fault);
  };
}

function whoAsked(asked: Asked) {
  const caller = variable(asked, 'caller');
  const action = variable(asked, 'action');
  return {
    ...(caller && { tenant: caller.tenant, agent: pseudonym(caller.tenant, caller.subject) }),
    ...(action !== undefined && { action }),
  };
}

/** A request that was refused early has not got all variables. */
function variable<Name extends keyof Environment['Variables']>(
  asked: Asked,
  name: Name,
): Environment['Variables'][Name] | undefined {
  return asked.get(name);
}
