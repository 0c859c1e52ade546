import { Hono } from 'hono';
import { serve } from '../../../gateway/src/serve';

/** The framework alone, with as many bytes to say: what a gateway that did nothing would cost. */
const app = new Hono().all('*', (asked) => asked.json({ vendor: 'sip', can: [], admin: false }));
const framework = { fetch: app.fetch, prepareToStop: () => undefined };
const { port } = await serve(framework, { host: '127.0.0.1', port: 0 });
process.send?.({ port });
