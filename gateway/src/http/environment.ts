import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Caller } from '../caller';
import type { OpenTenant } from '../tenants';

/** What the steps before a route leave for it. */
export type Environment = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    caller: Caller;
    tenant: OpenTenant;
    /** Ends with the request, or when it has taken too long. */
    signal: AbortSignal;
    /** It has taken too long. */
    late: boolean;
    /** The vendor's action that was asked for, for the log. */
    action: string;
  };
};
export type Asked = Context<Environment>;
export type Step = MiddlewareHandler<Environment>;
