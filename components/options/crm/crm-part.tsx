import type { Settings } from '../../../lib/policy/settings';
import type { CrmView } from '../../../lib/snapshot/snapshot';
import { words } from '../../../lib/words';
import type { Save } from '../saving';
import type { CrmDesk } from './crm-desk';
import { CrmSystem } from './crm-system';
import { systemForms } from './system-forms';

type Props = {
  readonly settings: Pick<Settings, 'crm'>;
  readonly systems: readonly CrmView[];
  /** Who has set each entry. */
  readonly setters: Readonly<Record<string, string>>;
  readonly save: Save;
  readonly desk: CrmDesk;
  readonly copy: (text: string) => Promise<void>;
};

/** Where customers are looked up and calls are written: one form for each kind of system. */
export function CrmPart({ settings, systems, setters, ...rest }: Props) {
  return (
    <section class="surface part" aria-labelledby="crm">
      <div>
        <h2 id="crm">{words('options_crm')}</h2>
        <p class="quiet">{words('options_crm_about')}</p>
      </div>
      <div class="systems">
        {systemForms().map((form) => (
          <CrmSystem
            key={form.entry}
            form={form}
            crm={settings.crm}
            view={systems.find(({ name }) => name === form.name)}
            locked={setters[form.entry] === 'enforced'}
            own={setters[form.entry] === 'agent'}
            {...rest}
          />
        ))}
      </div>
    </section>
  );
}
