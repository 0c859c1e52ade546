import { send, serve } from '../../../demo/http';
import type { World } from '../../../demo/world';

/** A gateway as the extension sees one: it gives Edward a SIP login, a storage key and one call. */
export async function startGateway(world: World, storageKey: string) {
  const seen: string[] = [];
  let down = false;
  const call = { id: 'v1', direction: 'incoming', number: '02150000001', hasRecording: true };

  const answerTo = (path: string): unknown => {
    switch (path) {
      case '/session':
        return {
          tenant: 'acme',
          subject: 'edward',
          roles: ['agent'],
          callCentre: { vendor: 'sip', can: ['sip', 'calls', 'recordings'] },
          storageKey,
        };
      case '/sip/credentials': {
        const account = world.pbx.users['edward'];
        return { ...account, servers: [world.pbx.wsUrl], iceServers: [], expiresIn: 600 };
      }
      case '/calls':
        return { calls: [{ ...call, startedAt: Date.now() - 600_000 }] };
      default:
        return undefined;
    }
  };

  const isSignedIn = async (authorization = ''): Promise<boolean> => {
    const { userinfoUrl } = world.identityProvider;
    return (await fetch(userinfoUrl, { headers: { authorization } })).ok;
  };

  const site = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    void isSignedIn(request.headers.authorization).then((signedIn) => {
      seen.push(`${String(request.method)} ${pathname}${signedIn ? '' : ' refused'}`);
      if (down) return send(response, 'json', '{"error":"gateway-failed"}', 500);
      if (!signedIn) return send(response, 'json', '{"error":"unauthorised"}', 401);
      if (pathname === '/calls/v1/recording') {
        response.writeHead(206, { 'content-type': 'audio/wav', 'content-range': 'bytes 0-3/4' });
        return response.end('RIFF');
      }
      const answer = answerTo(pathname);
      const status = answer === undefined ? 404 : 200;
      send(response, 'json', JSON.stringify(answer ?? { error: 'not-found' }), status);
    });
  });

  return {
    origin: site.url,
    /** What was asked, in order: `GET /session`. */
    seen,
    /** Answers 500 to everything, or no longer. */
    fails: (now: boolean): void => {
      down = now;
    },
    stop: site.stop,
  };
}
