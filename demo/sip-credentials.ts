import { PEOPLE } from './accounts';
import { EventLog } from './event-log';
import { send, serve } from './http';
import type { SipAccount } from './pbx/kamailio';

export type CredentialsRequest = {
  readonly at: number;
  readonly login?: string;
  readonly status: number;
};

/**
 * Gives a signed-in agent the phone account that belongs to them. The bearer token is believed if
 * the identity provider answers it with the agent's own data; else 401.
 */
export async function startSipCredentials(options: {
  readonly userinfoUrl: string;
  readonly wsUrl: string;
  readonly users: Readonly<Record<string, SipAccount>>;
  readonly iceServers?: readonly RTCIceServer[];
  /** Seconds after which the softphone should ask again. */
  readonly expiresIn?: number;
  readonly port?: number;
}) {
  const requests = new EventLog<CredentialsRequest>();
  let fault: number | undefined;

  const whoIs = async (authorization: string | undefined): Promise<string | undefined> => {
    if (!authorization?.startsWith('Bearer ')) return undefined;
    const response = await fetch(options.userinfoUrl, { headers: { authorization } });
    if (!response.ok) return undefined;
    const { sub } = (await response.json()) as { sub: string };
    return sub;
  };

  const site = await serve((request, response) => {
    void whoIs(request.headers.authorization)
      .catch(() => undefined)
      .then((login) => {
        const person = PEOPLE.find((candidate) => candidate.login === login);
        const account = person && options.users[person.phone];
        const status = fault ?? (account ? 200 : 401);
        requests.add({ at: Date.now(), status, ...(login !== undefined && { login }) });
        if (status !== 200) return send(response, 'json', '{"error":"unauthorized"}', status);
        const { wsUrl, iceServers = [], expiresIn = 600 } = options;
        send(
          response,
          'json',
          JSON.stringify({ ...account, servers: [wsUrl], iceServers, expiresIn }),
        );
      });
  }, options.port);

  return {
    url: `${site.url}/sip-credentials`,
    requests,
    waitFor: requests.waitFor.bind(requests),
    /** Answers every request with a status until called with `undefined`. */
    fail: (status: number | undefined): void => {
      fault = status;
    },
    stop: site.stop,
  };
}
