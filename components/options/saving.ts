import { useState } from 'preact/hooks';
import type { SettingsFault } from '../../lib/messaging/protocol';
import { words } from '../../lib/words';
import type { Fault } from './check';
import type { SettingsDraft } from './settings-draft';

/** A change of some keys; `null` takes the agent's own value back. */
export type Change = { readonly [K in keyof SettingsDraft]?: SettingsDraft[K] | null };

/** Stores a change of the settings. `unheard`: the hub could not be reached. */
export type Save = (change: Change) => Promise<SettingsFault | 'unheard' | null>;

/** Where a form's last save stands. */
export type Saving = { readonly saved: boolean; readonly fault: Fault };

const NOT_YET: Saving = { saved: false, fault: null };

/** One form's way to save: the state of the last try, the save itself, and back to the start. */
export function useSaving(save: Save) {
  const [saving, setSaving] = useState<Saving>(NOT_YET);
  return {
    saving,
    changed: () => setSaving(NOT_YET),
    /** Resolves to whether it is stored. */
    save: async (change: Change): Promise<boolean> => {
      const fault = await save(change);
      setSaving({ saved: fault === null, fault: fault && faultSentence(fault) });
      return fault === null;
    },
  };
}

function faultSentence(fault: SettingsFault | 'unheard'): string {
  switch (fault) {
    case 'settings-invalid':
      return words('options_settings_invalid');
    case 'host-not-granted':
      return words('options_host_not_granted');
    case 'set-by-company':
      return words('options_set_by_company');
    case 'unheard':
      return words('options_not_saved');
  }
}
