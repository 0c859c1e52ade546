import { HTTPException } from 'hono/http-exception';
import { GATEWAY_FAULTS, GatewayFault } from '../gateway-fault';
import type { Asked } from './environment';
import type { GatewayLog } from './request-log';

/** Whatever was thrown, as a fault that can be told. */
export function faultOf(error: unknown): GatewayFault {
  if (error instanceof GatewayFault) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new GatewayFault('request-invalid', { cause: error });
  }
  return new GatewayFault('gateway-failed', { cause: error });
}

/** `{ error, vendor?, requestId }`, with the status and the patience that the fault asks for. */
export function answerFault(asked: Asked, fault: GatewayFault): Response {
  const { vendor, retryAfterS } = fault.more;
  if (retryAfterS !== undefined) asked.header('Retry-After', String(retryAfterS));
  // RFC 6750 §3.
  if (fault.code === 'unauthorised') asked.header('WWW-Authenticate', 'Bearer');
  const requestId = asked.get('requestId');
  return asked.json(
    { error: fault.code, ...(vendor && { vendor }), requestId },
    GATEWAY_FAULTS[fault.code],
  );
}

/** The gateway's own failures are errors, the vendors' warnings; what agents do wrong is traffic. */
export function logFault(log: GatewayLog, requestId: string, fault: GatewayFault): void {
  const { vendor } = fault.more;
  const line = {
    requestId,
    error: fault.code,
    ...(vendor?.code !== undefined && { vendorCode: vendor.code }),
    ...(vendor?.requestId !== undefined && { vendorRequestId: vendor.requestId }),
    // Only what we wrote ourselves: an error's message may quote anything.
    ...(typeof fault.cause === 'string' && { why: fault.cause }),
  };
  if (fault.code === 'gateway-failed') log.error({ ...line, at: whereIn(fault.cause) }, 'failed');
  else if (/^vendor-/u.test(fault.code)) log.warn(line, 'the other side did not do it');
  else log.info(line, 'refused');
}

/** Kind and place of an error, without its message. */
function whereIn(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /\n\s+at (?:.*\()?.*?([^/\\]+:\d+):\d+\)?/u.exec(error.stack ?? '')?.[1];
  return `${error.name} ${place ?? ''}`.trim();
}
