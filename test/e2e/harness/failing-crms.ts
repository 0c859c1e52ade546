import type { CallLogger } from '../../../lib/crm/connector';
import type { Settings } from '../../../lib/policy/settings';
import { simulatedDynamics } from '../../peers/crm/dynamics/dynamics';
import { simulatedEspo } from '../../peers/crm/http-json/espocrm';
import { simulatedHubspot } from '../../peers/crm/hubspot/hubspot';
import type { Fault } from '../../peers/crm/server';
import type { SimulatedCrm } from '../../peers/crm/simulated-crm';
import type { Browser } from './browser';

/** How a CRM may fail and say nothing about what it has done with a call, or have done nothing. */
const MOODS: readonly (Fault | undefined)[] = [
  ...[undefined, undefined, 'lost-reply', 'lost-reply', 'failing', 'limited', 'cut'],
] as const;
/** HubSpot's search knows a call after so long, ms: somewhat sooner than the connector asks again. */
const INDEX_LAG_MS = 50_000;
const TENANT = 'acme.example';
/** What we are called at each of them. */
const CLIENT = 'acme';

/** One CRM as it stands after a shift. */
export type CrmAfterwards = Pick<SimulatedCrm, 'calls'> & {
  readonly name: string;
  readonly promises: CallLogger['guarantee'];
  /** So many requests it was sent. */
  readonly asked: () => number;
};

/**
 * A CRM for each promise of the call log: EspoCRM, HubSpot behind the real gateway, whose search lags
 * behind what was written, and Dynamics 365.
 */
export async function startFailingCrms() {
  const espo = simulatedEspo();
  const hubspot = simulatedHubspot();
  const dynamics = simulatedDynamics();
  const all: readonly SimulatedCrm[] = [espo, hubspot, dynamics];
  await Promise.all(all.map(({ server }) => server.start()));
  hubspot.index.lag(INDEX_LAG_MS);
  const org = dynamics.server.origin;
  const gateway = hubspot.server.origin;
  const keyed = { kind: 'espocrm', origin: espo.server.origin, signIn: 'key' } as const;
  const settings: Partial<Settings> = {
    gateway,
    crm: {
      dynamics: { org, tenant: TENANT, clientId: CLIENT },
      hubspot: { clientId: CLIENT },
      httpJson: { ...keyed, issuer: '', clientId: '', scope: '' },
    },
  };

  return {
    settings,
    crms: all.map(({ connector: { name, log }, calls, server }): CrmAfterwards => {
      if (!log) throw new Error(`${name} takes no calls`);
      return { name, promises: log.guarantee, calls, asked: () => server.asked.length };
    }),
    /** From now on each fails in a way of its own, or in none. `random`: 0–1. */
    failAnyhow: (random: () => number): void => {
      for (const { server } of all) server.break(MOODS[Math.floor(random() * MOODS.length)]);
    },
    /** Nothing fails any more, and the search knows everything. */
    mend: (): void => {
      for (const { server } of all) server.break(undefined);
      hubspot.index.catchUp();
    },
    /** EspoCRM's key, for the agent to type. */
    key: 'token-1',
    /** Brings the agent's sign-ins at the others to a browser, as if they had been made in it. */
    letIn: async (agent: Browser): Promise<void> => {
      const { access_token, expires_in } = await hubspot.server.connect();
      const now = Date.now();
      const signedIn = (issuer: string, accessToken: string) => ({
        ...{ issuer, clientId: CLIENT, accessToken, profile: { sub: 'edward' } },
        ...{ signedInAt: now, obtainedAt: now, expiresAt: now + expires_in * 1000 },
      });
      const worker = await agent.worker();
      await worker.evaluate((held) => chrome.storage.session.set(held), {
        'tokens:hubspot': signedIn(`${gateway}/hubspot`, access_token),
        'tokens:dynamics': signedIn(`https://login.microsoftonline.com/${TENANT}/v2.0`, 'token-1'),
      });
    },
    stop: async (): Promise<void> => {
      await Promise.all(all.map(({ server }) => server.stop()));
    },
  };
}

export type FailingCrms = Awaited<ReturnType<typeof startFailingCrms>>;
