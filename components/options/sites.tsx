import { Plus, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { siteOrigin } from './check';
import { FaultLine, Field } from './field';
import { Form } from './form';
import { LockedLine } from './locked-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';

type Props = {
  readonly sites: SettingsDraft['sites'];
  /** Who has set which. */
  readonly setters: Readonly<Record<string, string>>;
  readonly save: Save;
  readonly allowSite: (origin: string) => Promise<boolean>;
};

/** The agent's own sites: switched on and off, added with Chrome's permission, removed. */
export function Sites({ sites, setters, save, allowSite }: Props) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const form = useSaving(save);
  const add = async (): Promise<void> => {
    const origin = siteOrigin(typed);
    if (origin === null) return setFault(words('options_site_invalid'));
    if (!(await allowSite(origin))) return setFault(words('options_site_refused'));
    setTyped('');
    await form.save({ sites: { ...sites, [origin]: true } });
  };
  const turn = async (origin: string, on: boolean): Promise<void> => {
    if (on && !(await allowSite(origin))) return setFault(words('options_site_refused'));
    setFault(null);
    await form.save({ sites: { ...sites, [origin]: on } });
  };
  const remove = ([gone]: readonly [string, boolean]): void => {
    const left = Object.entries(sites).filter(([origin]) => origin !== gone);
    void form.save({ sites: Object.fromEntries(left) });
  };
  const entries = Object.entries(sites);
  return (
    <Form submit={() => void add()}>
      <div>
        <h3>{words('options_sites')}</h3>
        <p class="small quiet">{words('options_sites_about')}</p>
      </div>
      {entries.length === 0 ? (
        <p class="empty">{words('options_sites_empty')}</p>
      ) : (
        <ul class="surface sites">
          {entries.map(([origin, on]) => (
            <li key={origin}>
              <label>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={setters[origin] === 'enforced'}
                  aria-label={words('options_site_on', origin)}
                  onChange={(event) => void turn(origin, event.currentTarget.checked)}
                />
                <span class="grow">
                  {origin} {setters[origin] === 'enforced' && <LockedLine />}
                </span>
              </label>
              {setters[origin] === 'agent' && (
                <button
                  type="button"
                  class="button plain round"
                  aria-label={words('options_site_remove', origin)}
                  title={words('options_site_remove', origin)}
                  onClick={() => remove([origin, on])}
                >
                  <X class="icon" aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Field
        label={words('options_site_add')}
        about={words('options_site_add_about')}
        placeholder="https://crm.example.com"
        value={typed}
        type={(text) => {
          setFault(null);
          setTyped(text);
        }}
        fault={fault}
      />
      <div class="line">
        <button type="submit" class="button">
          <Plus class="icon" aria-hidden="true" />
          {words('options_site_add')}
        </button>
      </div>
      <FaultLine fault={form.saving.fault} />
    </Form>
  );
}
