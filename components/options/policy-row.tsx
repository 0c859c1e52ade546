import { Lock, RotateCcw } from 'lucide-preact';
import type { EffectivePolicy, Origin } from '../../lib/policy/effective';
import type { SettingKey } from '../../lib/policy/settings';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';
import { valueText } from './value-text';

type Entries = EffectivePolicy['entries'][keyof EffectivePolicy['entries']];

type Props = {
  readonly name: SettingKey;
  readonly value: unknown;
  readonly origin: Origin;
  /** Who has set each entry, where entries are ruled one by one. */
  readonly entries?: Entries;
  /** Takes the agent's own value back. */
  readonly reset: () => void;
};

/** One key: what it is, what counts, who has set it; and the way back from one's own choice. */
export function PolicyRow({ name, value, origin, entries, reset }: Props) {
  const beneath = words(origin.proposed ? 'policy_as_company' : 'policy_as_delivered');
  const label = keyName(name);
  return (
    <li>
      <div class="grow">
        <p>
          <strong>{label}</strong>
        </p>
        <p>
          <code class="small quiet">{name}</code>
        </p>
        {entries && mixed(entries) ? (
          <ul>
            {Object.entries(Object(value) as object).map(([entry, one]) => (
              <li key={entry}>
                {entry}: {valueText(one)} <Setter by={entries[entry] ?? 'built-in'} />
              </li>
            ))}
          </ul>
        ) : (
          <p class="value">{valueText(value)}</p>
        )}
      </div>
      <div class="who">
        <Setter by={origin.locked && origin.by === 'defaults' ? 'enforced' : origin.by} />
        {origin.locked && origin.by === 'built-in' && (
          <span class="small quiet">{words('policy_company_only')}</span>
        )}
        {origin.by === 'agent' && (
          <button
            type="button"
            class="button"
            aria-label={words('policy_reset', label, beneath)}
            onClick={reset}
          >
            <RotateCcw class="icon fine" aria-hidden="true" />
            {beneath}
          </button>
        )}
      </div>
    </li>
  );
}

function Setter({ by }: Pick<Origin, 'by'>) {
  return (
    <span class={`setter ${by}`}>
      {by === 'enforced' && <Lock class="icon fine" aria-hidden="true" />}
      {words(BY[by])}
    </span>
  );
}

const BY = {
  enforced: 'policy_by_enforced',
  defaults: 'policy_by_defaults',
  agent: 'policy_by_agent',
  'built-in': 'policy_by_built_in',
} as const satisfies Record<Origin['by'], WordKey>;

function mixed(entries: Entries): boolean {
  return new Set(Object.values(entries)).size > 1;
}

type Snaked<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Uppercase<Head> ? `_${Lowercase<Head>}` : Head}${Snaked<Tail>}`
  : S;

/** The key of a setting's name in `_locales`. The type makes a missing name a type error. */
function keyName(key: SettingKey): string {
  const snake = key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  return words(`policy_key_${snake as Snaked<SettingKey>}`);
}
