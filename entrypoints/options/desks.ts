import type { Ask } from '../../components/ask';
import type { OptionsProps } from '../../components/options/options';
import { redirectAddress } from '../../lib/auth/identity-provider';
import type { OptionsToHub } from '../../lib/messaging/protocol';
import { entryFault } from '../../lib/policy/crm-entry';
import { SoundTrial } from '../../lib/telephony/audio/sound-trial';

/** What the larger parts of the settings page can do, each in one object. */
export function desks(ask: Ask<OptionsToHub>): Pick<OptionsProps, 'crm' | 'directory' | 'sound'> {
  return {
    crm: {
      fault: entryFault,
      async connect(name) {
        const answer = await ask('crm.connect', { name });
        return answer && !answer.ok ? answer.error : null;
      },
      async useKey(name, key) {
        await ask('crm.use-key', { name, key });
      },
      disconnect: (name) => void ask('crm.disconnect', { name }),
      redirectOf: redirectAddress,
    },
    directory: {
      list: (kind) => ask('directory.list', { kind }),
      change: (change) => ask('directory.change', change),
    },
    sound: new SoundTrial(navigator, document),
  };
}
