import { Hono } from 'hono';
import * as v from 'valibot';
import { GatewayFault } from '../gateway-fault';
import { read } from '../http/bodies';
import type { Environment } from '../http/environment';
import { passOn } from './recording';

const LONGEST_SPAN_MS = 92 * 24 * 3_600_000;

const time = v.pipe(v.string(), v.regex(/^\d{1,15}$/u), v.transform(Number));
const query = v.pipe(
  v.object({
    from: time,
    to: time,
    page: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(512))),
  }),
  v.check(({ from, to }) => from < to && to - from <= LONGEST_SPAN_MS),
);
const callId = v.pipe(v.string(), v.maxLength(256), v.regex(/^[^\p{Cc}/\\]+$/u));

/** The vendor's own records of calls, with what was recorded and written down. */
export function callRoutes() {
  const routes = new Hono<Environment>();

  routes.get('/', async (asked) => {
    const { callCentre } = asked.get('tenant');
    if (!callCentre.calls) throw new GatewayFault('not-supported');
    const wanted = read(query, asked.req.query());
    return asked.json(await callCentre.calls(asked.get('caller'), wanted, asked.get('signal')));
  });

  routes.get('/:id/recording', async (asked) => {
    const { callCentre, outside } = asked.get('tenant');
    if (!callCentre.recording) throw new GatewayFault('not-supported');
    const id = read(callId, asked.req.param('id'));
    const recording = await callCentre.recording(asked.get('caller'), id, asked.get('signal'));
    return passOn(outside, recording, asked.req.header('range'), asked.req.raw.signal);
  });

  routes.get('/:id/transcript', async (asked) => {
    const { callCentre } = asked.get('tenant');
    if (!callCentre.transcript) throw new GatewayFault('not-supported');
    const id = read(callId, asked.req.param('id'));
    const lines = await callCentre.transcript(asked.get('caller'), id, asked.get('signal'));
    return asked.json({ lines });
  });

  return routes;
}
