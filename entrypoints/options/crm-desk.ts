import type { Ask } from '../../components/ask';
import type { CrmDesk } from '../../components/options/crm/crm-desk';
import { redirectAddress } from '../../lib/auth/identity-provider';
import type { OptionsToHub } from '../../lib/messaging/protocol';
import { entryFault } from '../../lib/policy/crm-entry';

/** What the settings page can do about customer systems. */
export function crmDesk(ask: Ask<OptionsToHub>): CrmDesk {
  return {
    fault: entryFault,
    async connect(name) {
      const answer = await ask('crm.connect', { name });
      return answer && !answer.ok ? answer.error : null;
    },
    useKey: async (name, key) => void (await ask('crm.use-key', { name, key })),
    disconnect: (name) => void ask('crm.disconnect', { name }),
    redirectOf: redirectAddress,
  };
}
