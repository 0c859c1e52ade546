import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import type { AllowSites } from './intents';

type Props = { readonly closed: readonly string[]; readonly allow: AllowSites };

/** One click for every address that the company configures and Chrome keeps closed. */
export function CompanySites({ closed, allow }: Props) {
  const [refused, setRefused] = useState(false);
  if (closed.length === 0) return null;
  return (
    <section class="surface padded stack" aria-labelledby="company-sites">
      <h2 id="company-sites">{words('options_policy_access')}</h2>
      <p class="small quiet">{words('options_policy_access_about')}</p>
      <p class="small">
        <bdi>{closed.map((address) => new URL(address).host).join(' · ')}</bdi>
      </p>
      <button
        type="button"
        class="button"
        onClick={() => void allow(closed).then((allowed) => setRefused(!allowed))}
      >
        <KeyRound class="icon" aria-hidden="true" />
        {words('options_policy_access_allow')}
      </button>
      <p class="small" aria-live="polite">
        {refused && words('options_site_refused')}
      </p>
    </section>
  );
}
