import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { EventLog } from '../../../demo/event-log';
import { serve, type Site } from '../../../demo/http';
import { faulty, type Fault } from '../../../demo/provider-faults';

/** One request, as a vendor's simulator heard it: whatever was sent, before any check. */
export type Heard = {
  /** The action of the API, or the path where there is none. */
  readonly action: string;
  readonly method: string;
  readonly headers: Readonly<IncomingMessage['headers']>;
  readonly query: URLSearchParams;
  readonly body: string;
  /** What the simulator said to it, once it has. */
  answer?: { readonly status: number; readonly body: unknown };
};

export type Reply = { readonly status: number; readonly body: unknown };

/** What every simulator of a vendor's API has. */
export type Simulator = Site & {
  /** Every request, in order. */
  readonly heard: EventLog<Heard>;
  /** Breaks an action (`*`: all) until it is mended with `undefined`. */
  readonly fail: (action: string, fault: Fault | undefined) => void;
};

const LONGEST = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8').slice(0, LONGEST);
}

/**
 * Serves an API on loopback: logs, breaks on request, answers with JSON.
 *
 * @param actionOf finds the name under which a request is logged and broken
 */
export async function simulate(
  actionOf: (heard: Omit<Heard, 'action'>, path: string) => string,
  answer: (heard: Heard) => Reply | Promise<Reply>,
): Promise<Simulator> {
  const heard = new EventLog<Heard>();
  const faults = new Map<string, Fault>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { method = 'GET', headers } = request;
    const bare = { method, headers, query: searchParams, body: await bodyOf(request) };
    const entry: Heard = { ...bare, action: actionOf(bare, pathname) };
    const fault = faults.get(entry.action) ?? faults.get('*');
    if (fault === undefined) entry.answer = await answer(entry);
    heard.add(entry);
    if (fault !== undefined) return faulty(response, fault);
    response.writeHead(entry.answer?.status ?? 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify(entry.answer?.body));
  }

  const listener: RequestListener = (request, response) =>
    void handle(request, response).catch((cause: unknown) => {
      response.writeHead(500).end(String(cause));
    });
  const site = await serve(listener);
  return {
    ...site,
    heard,
    fail: (action, fault) => {
      if (fault === undefined) faults.delete(action);
      else faults.set(action, fault);
    },
  };
}
