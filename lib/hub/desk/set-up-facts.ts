import * as v from 'valibot';
import type { Result } from '../../messaging/result';
import type { Settings } from '../../policy/settings';
import type { Snapshot } from '../../snapshot/snapshot';
import type { EnginePort } from '../engine-port';
import type { GatewayAnswer } from '../gateway/gateway-answer';
import { loginFrom } from '../login-from';
import type { GatewayFacts, IdentityFacts, SetUpFacts } from './check';
import type { Discovery } from './discovery';

type Parts = {
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly engine: Pick<EnginePort, 'probeRelay'>;
  /** What the engine would be given to go on line with. */
  readonly credentials: () => Promise<Result<unknown, string>>;
  readonly askGateway: () => Promise<GatewayAnswer<unknown>>;
  readonly discover: (issuer: string) => Promise<Discovery>;
};

const sipServers = v.object({
  servers: v.array(v.string()),
  iceServers: v.array(
    v.object({
      urls: v.union([v.string(), v.array(v.string())]),
      username: v.optional(v.string()),
      credential: v.optional(v.string()),
    }),
  ),
});

/** Looks at everything that the check goes by; takes as long as the slowest server, 10 s at most. */
export async function setUpFacts(parts: Parts): Promise<SetUpFacts> {
  const { microphone, devices, line, can } = parts.snapshot;
  const [reach, identity, gateway] = await Promise.all([
    callCentre(parts),
    signInService(parts),
    companyGateway(parts),
  ]);
  return {
    microphone,
    devices,
    line,
    roundTrip: can.includes('round-trip'),
    identity,
    gateway,
    ...reach,
  };
}

async function callCentre(parts: Parts): Promise<Pick<SetUpFacts, 'host' | 'relay'>> {
  const { settings, snapshot, credentials, engine } = parts;
  switch (snapshot.provider) {
    case 'practice':
      return { relay: 'not-used' };
    case 'hosted':
      return { host: hostOf(settings.hostedUrl || settings.gateway), relay: 'not-ours' };
    case 'sip': {
      const login = snapshot.signIn === 'in' ? await credentials() : null;
      const known = login?.ok ? v.safeParse(sipServers, login.value) : null;
      if (!known?.success) return { relay: 'unknown' };
      const { servers, iceServers } = known.output;
      const relays = iceServers.filter(({ urls }) => [urls].flat().some((url) => isRelay(url)));
      const host = hostOf(servers[0] ?? '');
      if (relays.length === 0) return { host, relay: 'not-used' };
      return { host, relay: (await engine.probeRelay(relays)) ? 'answers' : 'silent' };
    }
  }
}

async function signInService({ settings, snapshot, discover }: Parts): Promise<IdentityFacts> {
  const { issuer } = settings;
  const typedIn = loginFrom(settings) === 'typed';
  if (issuer === '' || typedIn || snapshot.signIn === 'not-needed') return { state: 'not-used' };
  const host = hostOf(issuer) ?? '';
  const { reachable, clockAheadMs } = await discover(issuer);
  if (!reachable) return { state: 'unreachable', host };
  if (snapshot.signIn !== 'in') return { state: 'signed-out', host };
  return { state: 'reachable', host, clockAheadMs };
}

async function companyGateway({ settings, snapshot, askGateway }: Parts): Promise<GatewayFacts> {
  const used = settings.gateway !== '' && snapshot.signIn !== 'not-needed';
  if (!used) return { state: 'not-used' };
  const host = hostOf(settings.gateway) ?? '';
  if (snapshot.signIn !== 'in') return { state: 'signed-out', host };
  const answer = await askGateway();
  return answer.ok ? { state: 'answers', host } : { state: 'failed', host, fault: answer.error };
}

/** RFC 7065. */
function isRelay(url: string): boolean {
  return /^turns?:/iu.test(url);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
