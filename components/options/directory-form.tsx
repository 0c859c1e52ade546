import { useState } from 'preact/hooks';
import type { DirectoryEntry, DirectoryKind } from '../../lib/snapshot/directory';
import { words } from '../../lib/words';
import { Field } from './field';
import { Form } from './form';

/** What call centres ask of a new entry; each takes what it knows, and says what it misses. */
const NEW_FIELDS = {
  agents: ['loginName', 'name', 'email', 'mobile', 'staffNumber', 'extension', 'skillGroups'],
  'skill-groups': ['key', 'name', 'description'],
  departments: ['name'],
  numbers: ['number', 'usage', 'description'],
} as const satisfies Record<DirectoryKind, readonly string[]>;

type Props = {
  readonly kind: DirectoryKind;
  /** Absent: a new one. */
  readonly entry?: DirectoryEntry;
  readonly save: (fields: Readonly<Record<string, string>>) => Promise<boolean>;
  readonly close: () => void;
};

/** The fields of an entry as the call centre has them, or those of a new one. */
export function DirectoryForm({ kind, entry, save, close }: Props) {
  const before: Readonly<Record<string, string>> = entry
    ? { name: entry.name, ...entry.fields }
    : Object.fromEntries(NEW_FIELDS[kind].map((name) => [name, '']));
  const [fields, setFields] = useState(before);
  const [saving, setSaving] = useState(false);
  const submit = async (): Promise<void> => {
    setSaving(true);
    // What nobody typed is not told: not every field of an entry can be changed.
    const changed = Object.entries(fields).filter(([name, value]) => value !== before[name]);
    await save(Object.fromEntries(entry ? changed : changed.filter(([, value]) => value !== '')));
    setSaving(false);
  };
  return (
    <Form submit={() => void submit()}>
      {Object.entries(fields).map(([name, value]) => (
        <Field
          key={name}
          label={fieldWord(name)}
          about={name === 'skillGroups' ? words('directory_field_skill_groups_about') : undefined}
          value={value}
          type={(text) => setFields({ ...fields, [name]: text })}
        />
      ))}
      <div class="line">
        <button type="submit" class="button accent" disabled={saving}>
          {words(saving ? 'directory_saving' : 'save')}
        </button>
        <button type="button" class="button" onClick={close}>
          {words('cancel')}
        </button>
      </div>
    </Form>
  );
}

/** Names that several call centres have; others stand as the call centre writes them. */
function fieldWord(name: string): string {
  switch (name) {
    case 'name':
      return words('directory_field_name');
    case 'loginName':
      return words('directory_field_login_name');
    case 'email':
      return words('directory_field_email');
    case 'mobile':
      return words('directory_field_mobile');
    case 'staffNumber':
      return words('directory_field_staff_number');
    case 'extension':
      return words('directory_field_extension');
    case 'skillGroups':
      return words('directory_skill_groups');
    case 'key':
      return words('directory_field_key');
    case 'description':
      return words('directory_field_description');
    case 'number':
      return words('directory_field_number');
    case 'usage':
      return words('directory_field_usage');
    default:
      return name;
  }
}
