import { Languages } from 'lucide-preact';
import type { Settings } from '../../lib/policy/settings';
import { words, type WordKey } from '../../lib/words';
import { FaultLine } from './field';
import { LockedLine } from './locked-line';
import type { Locked } from './policy-view';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';

type Language = Settings['language'];

type Props = { readonly settings: SettingsDraft; readonly save: Save; readonly locked: Locked };

/** Each language by its own name, so that whoever reads no other finds it. */
const NAMES = {
  auto: 'options_language_auto',
  en: 'options_language_en',
  zh_CN: 'options_language_zh_cn',
} as const satisfies Record<Language, WordKey>;

const LANGUAGES = Object.keys(NAMES) as readonly Language[];

/** The language of everything that we say. */
export function LanguagePart({ settings, save, locked }: Props) {
  const form = useSaving(save);
  const choose = (name: string): void => {
    const language = LANGUAGES.find((one) => one === name);
    if (language) void form.save({ language });
  };
  return (
    <section class="surface part" aria-labelledby="language">
      <h2 id="language" class="line">
        <Languages class="icon" aria-hidden="true" />
        {words('options_language')}
      </h2>
      <select
        class="select"
        value={settings.language}
        disabled={locked('language')}
        aria-labelledby="language"
        aria-describedby="language-locked"
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one === 'auto' ? undefined : one.replace('_', '-')}>
            {words(NAMES[one])}
          </option>
        ))}
      </select>
      {locked('language') && <LockedLine id="language-locked" />}
      <SavedSign saving={form.saving} />
      <FaultLine fault={form.saving.fault} />
    </section>
  );
}
