import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { FaultLine } from './field';

type Props = {
  readonly addresses: readonly string[];
  readonly closed: readonly string[];
  readonly allow: (origins: readonly string[]) => Promise<boolean>;
};

/** One click for all addresses that the company configures: Chrome grants none without one. */
export function PolicyAccess({ addresses, closed, allow }: Props) {
  const [refused, setRefused] = useState(false);
  if (addresses.length === 0) return null;
  return (
    <div class="stack">
      <div>
        <h3>{words('options_policy_access')}</h3>
        <p class="small quiet">
          {words(closed.length > 0 ? 'options_policy_access_about' : 'options_policy_access_done')}
        </p>
      </div>
      <ul class="plain-list">
        {addresses.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
      {closed.length > 0 && (
        <div class="line">
          <button
            type="button"
            class="button accent"
            onClick={() => void allow(closed).then((allowed) => setRefused(!allowed))}
          >
            <KeyRound class="icon" aria-hidden="true" />
            {words('options_policy_access_allow')}
          </button>
        </div>
      )}
      <FaultLine fault={refused ? words('options_site_refused') : null} />
    </div>
  );
}
