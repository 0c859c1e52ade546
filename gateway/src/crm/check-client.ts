import { GatewayFault } from '../gateway-fault';
import { OAuthError } from '../oauth/oauth-error';
import type { Finding } from '../vendors/call-centre';
import type { CrmName } from './crm';

const UNREACHABLE = 'It cannot be reached: open the way out to it.';

/**
 * Shows the CRM a code that is none: one that complains about the code has not refused client id and
 * secret. That the callback is registered, and the scopes are granted, only a sign-in can show.
 */
export async function checkClient(
  crm: CrmName,
  clientId: string,
  show: () => Promise<unknown>,
): Promise<readonly Finding[]> {
  const what = `${crm}: clientId and clientSecret are not refused (${clientId})`;
  const refused = 'Copy both anew from the app’s settings at the CRM.';
  try {
    await show();
  } catch (error) {
    if (error instanceof OAuthError && error.error === 'invalid_grant') return [{ what, ok: true }];
    if (!(error instanceof OAuthError || error instanceof GatewayFault)) throw error;
    // What the CRM has said is told in our words; what was thrown on the way is not.
    if (typeof error.cause !== 'string') return [{ what, ok: false, remedy: UNREACHABLE }];
    return [{ what, ok: false, remedy: `${refused} (${error.cause})` }];
  }
  return [{ what, ok: false, remedy: refused }];
}
