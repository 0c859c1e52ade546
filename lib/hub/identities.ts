import { CALL_CENTRE, identityOf, type Identity } from '../auth/identity-provider';
import { DEFAULT_SETTINGS, type Settings } from '../policy/settings';

/** Pure: the provider at which the agent signs in to the call centre. */
export function callCentreIdentity(settings: Settings): Identity {
  const { gateway, sipCredentialsUrl, scope, staySignedIn, staySignedInHours } = settings;
  const { httpJson } = settings.crm;
  const crm = httpJson?.signIn === 'call-centre' ? httpJson.origin : '';
  return identityOf({
    id: CALL_CENTRE,
    preset: settings.identityPreset,
    issuer: settings.issuer,
    clientId: settings.clientId,
    // Nobody has chosen the built-in scope: a preset knows its provider better.
    scope: scope === DEFAULT_SETTINGS.scope ? '' : scope,
    authorizeParameters: settings.authorizeParameters,
    origins: [gateway, sipCredentialsUrl, crm].filter(Boolean).map((url) => new URL(url).origin),
    staySignedInHours: staySignedIn ? staySignedInHours : null,
  });
}
