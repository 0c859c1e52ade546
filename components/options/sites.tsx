import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { siteOrigin } from './check';
import { FaultLine, Field } from './field';
import { Form } from './form';
import { useSaving } from './saving';
import type { Save } from './saving';
import { SiteRow } from './site-row';
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
  const turn = async (origin: string, on: boolean): Promise<boolean> => {
    const allowed = !on || (await allowSite(origin));
    setFault(allowed ? null : words('options_site_refused'));
    return allowed && form.save({ sites: { ...sites, [origin]: on } });
  };
  const remove = (gone: string): void => {
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
            <SiteRow
              key={origin}
              origin={origin}
              on={on}
              setter={setters[origin]}
              turn={(next) => turn(origin, next)}
              remove={() => remove(origin)}
            />
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
