import { TriangleAlert } from 'lucide-preact';
import type { PolicyFault } from '../../lib/policy/fault';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';

/** Every value that does not count: where, why, what follows, and what to do about it. */
export function PolicyFaults({ faults }: { readonly faults: readonly PolicyFault[] }) {
  if (faults.length === 0) return null;
  const own = faults.some(({ layer }) => layer === 'agent');
  return (
    <div class="stack policy-faults" role="status">
      <h3>
        <TriangleAlert class="icon" aria-hidden="true" />
        {words('options_policy_faults')}
      </h3>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.layer} ${fault.path}`}>
            <p>
              {fault.layer === 'agent' && <strong>{words('policy_own')} </strong>}
              <code>{pathOf(fault)}</code>
            </p>
            <p>
              {why(fault)}{' '}
              {fault.received !== '' && (
                <span class="quiet">{words('policy_received', fault.received)}</span>
              )}
            </p>
            <p class="small">{words(EFFECTS[fault.effect])}</p>
          </li>
        ))}
      </ul>
      <p class="small">
        {words('options_policy_faults_next')} {own && words('options_policy_faults_own')}
      </p>
    </div>
  );
}

/** As it is written in the policy itself, so that it can be searched for there. */
function pathOf({ layer, path }: PolicyFault): string {
  if (layer === 'agent') return path;
  return path === '' ? layer : `${layer}.${path}`;
}

function why({ reason, expected }: PolicyFault): string {
  if (reason !== 'type') return words(REASONS[reason], expected);
  const known = Object.entries(TYPES).find(([type]) => type === expected);
  return known ? words(known[1]) : words('policy_reason_type', expected);
}

const REASONS = {
  'unknown-key': 'policy_reason_unknown_key',
  missing: 'policy_reason_missing',
  choice: 'policy_reason_choice',
  least: 'policy_reason_least',
  most: 'policy_reason_most',
  'too-long': 'policy_reason_too_long',
  empty: 'policy_reason_empty',
  'whole-number': 'policy_reason_whole_number',
  form: 'policy_reason_form',
  within: 'policy_reason_within',
  address: 'policy_reason_address',
  vanished: 'policy_reason_vanished',
} as const satisfies Record<Exclude<PolicyFault['reason'], 'type'>, WordKey>;

/** As schemas name types. */
const TYPES = {
  Array: 'policy_type_list',
  Object: 'policy_type_object',
  string: 'policy_type_text',
  number: 'policy_type_number',
  boolean: 'policy_type_boolean',
} as const satisfies Record<string, WordKey>;

const EFFECTS = {
  skipped: 'policy_effect_skipped',
  strictest: 'policy_effect_strictest',
  'stops-dialling': 'policy_effect_stops_dialling',
  'last-read': 'policy_effect_last_read',
} as const satisfies Record<PolicyFault['effect'], WordKey>;
