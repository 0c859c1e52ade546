import { PlugZap } from 'lucide-preact';
import type { CrmView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from './intents';

type Props = { readonly systems: readonly CrmView[]; readonly ask: PanelAsk };

/** The customer systems that are set up and wait for the agent, each with its way in. */
export function CrmConnections({ systems, ask }: Props) {
  const waiting = systems.filter(({ by, state }) => by !== 'call-centre' && state !== 'connected');
  if (waiting.length === 0) return null;
  return (
    <section class="surface padded stack" aria-label={words('options_crm')}>
      {waiting.map(({ name, crm, by, state }) => (
        <div class="line" key={name}>
          <p class="small grow">{words('crm_connect_about', crm)}</p>
          <button
            type="button"
            class="button compact"
            disabled={state === 'connecting'}
            onClick={() =>
              void (by === 'key' ? ask('options.open', {}) : ask('crm.connect', { name }))
            }
          >
            <PlugZap class="icon fine" aria-hidden="true" />
            {words('crm_connect', crm)}
          </button>
        </div>
      ))}
    </section>
  );
}
