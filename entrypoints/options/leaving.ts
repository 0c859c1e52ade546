import type { Ask } from '../../components/ask';
import type { SignOutIntents } from '../../components/parts/sign-out';
import type { OptionsToHub } from '../../lib/messaging/protocol';

/** How the agent goes, and what becomes of records that no CRM has yet. */
export function leaving(ask: Ask<OptionsToHub>): SignOutIntents {
  return {
    signOut: () => ask('sign-out', {}),
    sendRecords: () => ask('call-log.send', {}),
    discardRecords: () => ask('call-log.discard', {}),
  };
}
