import type { PolicyView } from '../../../components/options/policy-view';
import { companyAddresses } from '../../../lib/policy/company-addresses';
import { effectivePolicy } from '../../../lib/policy/effective';

/** What an agent without a company has set, with one kind of call centre chosen. */
export function ownPolicy(provider: string, crm: object = {}): PolicyView {
  const effective = effectivePolicy({
    agent: {
      provider,
      crm,
      issuer: 'https://id.acme.example/realms/agents',
      clientId: 'sidetone',
      region: 'DE',
      dispositions: [
        { id: 'd1', label: 'Resolved' },
        { id: 'd2', label: 'Call back' },
      ],
      breakReasons: [{ id: 'lunch', label: '午餐' }],
      devices: { microphones: ['Jabra Evolve2 65'] },
      siteRegions: { 'https://crm.acme.example': 'AT' },
      sites: { 'https://crm.acme.example': true, 'https://tickets.acme.example': false },
    },
  });
  return { effective, company: false, waits: false, addresses: [], closed: [] };
}

const effective = effectivePolicy({
  enforced: {
    provider: 'sip',
    issuer: 'https://id.acme.example/realms/agents',
    sipCredentialsUrl: 'https://phone.acme.example/sip-credentials',
    sites: { 'https://crm.acme.example': true, 'https://games.example': false },
    siteRegions: { 'https://crm.acme.example': 'DE' },
    deniedCountries: ['CU', 'kp'],
    callingHours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
    doNotCall: 'nobody',
    premiumRate: 'perhaps',
    afterCallSeconds: 45,
    noteRequired: true,
    historyDays: 120,
    devices: { noiseSuppression: true, speakers: ['Jabra Evolve2 65'] },
    whileBusy: 'busy',
    clientid: 'sidetone',
  },
  defaults: { region: 'DE', autoAnswer: true, keepAliveSeconds: 2.5, maskNumbers: true },
  agent: {
    autoAnswer: false,
    sites: { 'https://wiki.example': true },
    devices: { volume: 0.5 },
    skillGroups: ['sales', 'Donaudampfschifffahrtsgesellschaft'],
  },
});
const addresses = companyAddresses(effective);

/** With a company behind it. */
export const COMPANY: Readonly<Record<string, PolicyView>> = {
  company: { effective, company: true, waits: false, addresses, closed: addresses.slice(1) },
  'company-waiting': { effective, company: true, waits: true, addresses, closed: [] },
};
