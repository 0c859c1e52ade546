import { Hono } from 'hono';
import * as v from 'valibot';
import { GatewayFault } from '../gateway-fault';
import { jsonBody, read } from '../http/bodies';
import type { Environment } from '../http/environment';
import { adminAlone } from '../http/guard';

const kind = v.picklist(['agents', 'skill-groups', 'departments', 'numbers']);
const text = v.pipe(v.string(), v.maxLength(512));
const change = v.pipe(
  v.strictObject({
    kind,
    do: v.picklist(['create', 'change', 'remove']),
    id: v.optional(v.pipe(text, v.nonEmpty())),
    fields: v.optional(v.record(v.pipe(v.string(), v.maxLength(64)), text), {}),
  }),
  v.check((wanted) => (wanted.do === 'create') === (wanted.id === undefined)),
);

/** Whom one can transfer to; and, for admins, who works here and with what numbers. */
export function directoryRoutes() {
  const routes = new Hono<Environment>();

  routes.get('/', async (asked) => {
    const { callCentre } = asked.get('tenant');
    if (!callCentre.directory) throw new GatewayFault('not-supported');
    const wanted = read(v.object({ kind }), asked.req.query()).kind;
    const entries = await callCentre.directory(asked.get('caller'), wanted, asked.get('signal'));
    return asked.json({ entries });
  });

  routes.post('/', adminAlone, async (asked) => {
    const { callCentre } = asked.get('tenant');
    if (!callCentre.change) throw new GatewayFault('not-supported');
    const wanted = read(change, await jsonBody(asked));
    return asked.json(await callCentre.change(asked.get('caller'), wanted, asked.get('signal')));
  });

  return routes;
}
