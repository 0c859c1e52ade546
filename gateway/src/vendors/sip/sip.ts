import { createHmac } from 'node:crypto';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { Secret } from '../../secret';
import type { CallCentre, SipCredentials, World } from '../call-centre';
import type { SipSettings } from './settings';

/**
 * Kamailio's and coturn's form of short-lived credentials (draft-uberti-rtcweb-turn-rest): the name
 * is `<expiry in s>:<user>`, the password base64 of its HMAC.
 */
function shortLived(user: string, expiresAtS: number, secret: Secret, algorithm = 'sha1') {
  const username = `${expiresAtS}:${user}`;
  const password = createHmac(algorithm, secret.reveal()).update(username).digest('base64');
  return { username, password };
}

const OPEN = 'Use wss://, or everyone on the way reads the numbers.';

/** A PBX of one's own. It is given nothing and asked nothing: it shares a secret with the gateway. */
export function sipCallCentre(settings: SipSettings, { clock }: World): CallCentre {
  const { domain, minutes, turn } = settings;
  return {
    can: new Set(['sip']),

    sipCredentials({ vendorUser }: Caller): SipCredentials {
      // It becomes the user part of a SIP address, and the part of a name behind a colon.
      if (!/^[\w.~+-]{1,64}$/u.test(vendorUser)) throw new GatewayFault('forbidden');
      const expiresIn = minutes * 60;
      const expiresAtS = Math.floor(clock() / 1000) + expiresIn;
      const sip = shortLived(vendorUser, expiresAtS, settings.secret, settings.algorithm);
      const relay = turn && shortLived(vendorUser, expiresAtS, turn.secret);
      return {
        uri: `sip:${vendorUser}@${domain}`,
        ...sip,
        servers: settings.wsServers,
        iceServers: relay
          ? [{ urls: turn.urls, username: relay.username, credential: relay.password }]
          : [],
        expiresIn,
      };
    },

    // A password that lives an hour is proven by a phone that registers with it.
    check: () =>
      Promise.resolve([
        { what: `sip: secrets for ${domain} are there`, ok: true },
        ...settings.wsServers.map((server) => {
          const what = `sip: ${server} is encrypted`;
          return server.startsWith('wss:') ? { what, ok: true } : { what, ok: false, remedy: OPEN };
        }),
      ]),
  };
}
