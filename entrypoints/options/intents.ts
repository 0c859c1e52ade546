import { askTwice } from '../../components/ask';
import type { OptionsProps } from '../../components/options/options';
import type { OptionsToHub } from '../../lib/messaging/protocol';
import { toHub } from '../../lib/messaging/send';
import { desks } from './desks';
import { leaving } from './leaving';
import { allowAddresses } from './allow-addresses';
import { allowBackground, allowSites } from './permissions';

type Intents = Omit<OptionsProps, 'policy' | 'snapshot' | 'redirect' | 'background'>;

let reached = true;
const ask = askTwice<OptionsToHub>(toHub<OptionsToHub>(), (heard) => (reached = heard));

/** What the settings page can do. */
export function optionsIntents(): Intents {
  return {
    async save(change) {
      await allowAddresses(change);
      const answer = await ask('settings.save', { settings: change });
      if (!answer) return 'unheard';
      return answer.ok ? null : answer.error;
    },
    async signInSip(login) {
      await ask('sip.sign-in', login);
      return reached;
    },
    async signIn() {
      const answer = await ask('sign-in.start', {});
      return answer && !answer.ok ? answer.error : null;
    },
    ...leaving(ask),
    copy: (text) => navigator.clipboard.writeText(text),
    allowSites,
    allowBackground,
    ...desks(ask),
  };
}
