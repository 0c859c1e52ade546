import { useState } from 'preact/hooks';
import type { Settings } from '../../../lib/policy/settings';
import type { CrmView } from '../../../lib/snapshot/snapshot';
import { words } from '../../../lib/words';
import { Form } from '../form';
import { LockedLine } from '../locked-line';
import { Redirect } from '../redirect';
import { SaveLine } from '../save-line';
import { useSaving } from '../saving';
import type { Save } from '../saving';
import { useDraft } from '../use-draft';
import { Connection } from './connection';
import type { CrmDesk, EntryFault } from './crm-desk';
import { entryOf, shownFields, typedOf, type SystemForm, type Typed } from './system-forms';
import { SystemFieldRow } from './system-field-row';

type Props = {
  readonly form: SystemForm;
  readonly crm: Settings['crm'];
  /** Absent: it is not set up. */
  readonly view: CrmView | undefined;
  /** The company has set it. */
  readonly locked: boolean;
  /** The agent has set it, and may take it back. */
  readonly own: boolean;
  readonly save: Save;
  readonly desk: CrmDesk;
  readonly copy: (text: string) => Promise<void>;
};

/** One customer system: what it needs to be set up, and the agent's way in. */
export function CrmSystem({ form, crm, view, locked, own, save, desk, copy }: Props) {
  const { entry, name, title, about, registers } = form;
  const standing = JSON.stringify(typedOf(form, crm[entry]));
  const [draft, setDraft] = useDraft(standing, locked);
  const [fault, setFault] = useState<EntryFault | null>(null);
  const saving = useSaving(save);
  const typed = JSON.parse(draft) as Typed;
  const submit = (): void => {
    const value = entryOf(form, typed);
    const found = desk.fault(entry, value);
    setFault(found);
    if (found === null) void saving.save({ crm: { ...crm, [entry]: value } });
  };
  const remove = (): void => {
    const others = Object.entries(crm).filter(([one]) => one !== entry);
    setDraft(JSON.stringify(typedOf(form, undefined)));
    void saving.save({ crm: Object.fromEntries(others) });
  };
  return (
    <details class="system" open={view?.state === 'out'}>
      <summary>
        <strong class="grow">{title}</strong>
        <span class="small quiet">{stateWord(view)}</span>
      </summary>
      <div class="stack">
        <p class="small quiet">{about}</p>
        {view && <Connection view={view} desk={desk} />}
        <Form changed={saving.changed} submit={submit}>
          {shownFields(form, typed).map((field) => (
            <SystemFieldRow
              key={field.key}
              field={field}
              value={typed[field.key] ?? ''}
              locked={locked}
              fault={fault?.field === field.key ? expectation(fault) : null}
              type={(text) => setDraft(JSON.stringify({ ...typed, [field.key]: text }))}
            />
          ))}
          {registers?.(typed) && <Redirect address={desk.redirectOf(name)} copy={copy} />}
          {locked ? <LockedLine /> : <SaveLine saving={saving.saving} />}
        </Form>
        {own && (
          <div class="line">
            <button type="button" class="button" onClick={remove}>
              {words('options_crm_remove')}
            </button>
          </div>
        )}
      </div>
    </details>
  );
}

function stateWord(view: CrmView | undefined): string {
  if (!view) return words('options_crm_not_set_up');
  if (view.state === 'out') return words('options_crm_out');
  if (view.state === 'connecting') return words('options_signing_in');
  return view.by === 'nothing' ? words('options_crm_ready') : words('options_crm_in');
}

function expectation({ expected }: EntryFault): string {
  return words('options_crm_expected', expected);
}
