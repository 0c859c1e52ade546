import type { EffectivePolicy } from './effective';
import type { SettingKey, Settings } from './settings';

const ADDRESSES = [
  'issuer',
  'gateway',
  'sipCredentialsUrl',
  'hostedUrl',
  'doNotCallUrl',
] as const satisfies readonly SettingKey[];

/**
 * The origins that the company's policy configures: the sites that it switches on, and the services
 * that it names. Policy can grant none of them: the browser lets us in by a click alone.
 */
export function companyAddresses({ values, origins, entries }: EffectivePolicy): readonly string[] {
  const sites = Object.entries(values.sites)
    .filter(([site, on]) => on && entries.sites[site] !== 'agent')
    .map(([site]) => site);
  const services = ADDRESSES.filter(
    (key) => origins[key].by === 'enforced' || origins[key].by === 'defaults',
  )
    .map((key) => values[key])
    .filter((address) => address !== '')
    .map((address) => new URL(address).origin);
  const systems = Object.entries(values.crm).filter(([name]) => entries.crm[name] !== 'agent');
  return [...new Set([...sites, ...services, ...crmAddresses(Object.fromEntries(systems))])];
}

/** The origins that customer systems are asked and signed in to at. */
export function crmAddresses({
  salesforce,
  dynamics,
  httpJson,
}: Settings['crm']): readonly string[] {
  const urls = [
    salesforce?.instanceUrl,
    ...(dynamics ? [dynamics.org, ENTRA] : []),
    httpJson?.origin,
    httpJson?.issuer,
  ];
  return urls.flatMap((url) => (url && URL.canParse(url) ? [new URL(url).origin] : []));
}

const ENTRA = 'https://login.microsoftonline.com';
