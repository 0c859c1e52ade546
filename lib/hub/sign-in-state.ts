import type { TypedSipLogin } from '../auth/sip-login-vault';
import type { Tokens } from '../auth/token-vault';
import type { Settings } from '../policy/settings';
import type { Snapshot } from '../snapshot/snapshot';
import { callCentreIdentity } from './identities';
import { loginFrom } from './login-from';

/** Whether the agent's login is a typed one, for lack of any service to ask. */
export function typesLogin(settings: Settings): boolean {
  return loginFrom(settings) === 'typed' && callCentreIdentity(settings).issuer === '';
}

/** Pure: what the snapshot should say about the sign-in. */
export function signInState(
  settings: Settings,
  tokens: Tokens | null,
  login: TypedSipLogin | null,
): Pick<Snapshot, 'signIn' | 'account'> {
  const { provider, hostedUrl, gateway } = settings;
  const { issuer } = callCentreIdentity(settings);
  if (loginFrom(settings) === 'typed') {
    if (!login) return { signIn: 'out', account: null };
    return { signIn: 'in', account: { name: login.username, issuer: login.server } };
  }
  const ownPage = hostedUrl !== '' || gateway === '';
  const needed = provider === 'sip' || (provider === 'hosted' && (issuer !== '' || !ownPage));
  if (!needed) return { signIn: 'not-needed', account: null };
  if (!tokens) return { signIn: 'out', account: null };
  const { name, email, sub } = tokens.profile;
  return { signIn: 'in', account: { name: name ?? email ?? sub, email, issuer } };
}
