import type { Settings } from '../policy/settings';
import { callCentreIdentity } from './identities';

/**
 * Where the line's credentials come from, the nearer address first. `gateway`: without a sign-in
 * there is no token to show it. `nowhere`: none are needed, or the page has its own.
 */
export function loginFrom(settings: Settings): 'nowhere' | 'typed' | 'address' | 'gateway' {
  const { provider, sipCredentialsUrl, hostedUrl } = settings;
  switch (provider) {
    case 'practice':
      return 'nowhere';
    case 'sip':
      if (sipCredentialsUrl !== '') return 'address';
      return byGateway(settings) ? 'gateway' : 'typed';
    case 'hosted':
      return hostedUrl === '' && byGateway(settings) ? 'gateway' : 'nowhere';
  }
}

function byGateway(settings: Settings): boolean {
  return settings.gateway !== '' && callCentreIdentity(settings).issuer !== '';
}
