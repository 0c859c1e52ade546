import type { ServerResponse } from 'node:http';
import { send } from './http';

/** How an endpoint can be broken on purpose. */
export type Fault =
  /** This status. */
  | number
  /** Nonsense in place of JSON. */
  | 'garbage'
  /** No answer. */
  | 'silence'
  /** 429; the client is to wait so many seconds. */
  | { readonly busyForSeconds: number }
  /** This text as JSON, with status 200. */
  | { readonly json: string };

/** Answers as a broken endpoint does. */
export function faulty(response: ServerResponse, fault: Fault): void {
  if (fault === 'silence') return;
  if (fault === 'garbage') return send(response, 'json', '<html>not what you expect');
  if (typeof fault === 'number') return send(response, 'json', '{"error":"server_error"}', fault);
  if ('json' in fault) return send(response, 'json', fault.json);
  response.setHeader('retry-after', fault.busyForSeconds);
  send(response, 'json', '{"error":"temporarily_unavailable"}', 429);
}

/** Answers that are ready, and kept back until `release`. */
export type Hold = {
  readonly take: (response: ServerResponse) => void;
  /** The first one is ready. */
  readonly answered: Promise<void>;
  readonly release: () => void;
};

export function answersHeld(over: () => void): Hold {
  let first = (): void => undefined;
  let open = (): void => undefined;
  const answered = new Promise<void>((resolve) => (first = resolve));
  const released = new Promise<void>((resolve) => (open = resolve));
  return {
    take: (response) => {
      const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
      const later = (...all: unknown[]): ServerResponse => {
        first();
        void released.then(() => end(...all));
        return response;
      };
      Object.assign(response, { end: later });
    },
    answered,
    release: () => {
      over();
      open();
    },
  };
}
