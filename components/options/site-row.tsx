import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { LockedLine } from './locked-line';

type Props = {
  readonly origin: string;
  readonly on: boolean;
  /** Who has set it. */
  readonly setter: string | undefined;
  /** Resolves to whether it is stored. */
  readonly turn: (on: boolean) => Promise<boolean>;
  readonly remove: () => void;
};

/** One site with its box, which shows the agent's wish at once and while it is being stored. */
export function SiteRow({ origin, on, setter, turn, remove }: Props) {
  const [wished, setWished] = useState<boolean | null>(null);
  useEffect(() => setWished(null), [on]);
  const wish = async (next: boolean): Promise<void> => {
    setWished(next);
    if (!(await turn(next))) setWished(null);
  };
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={wished ?? on}
          disabled={setter === 'enforced'}
          aria-label={words('options_site_on', origin)}
          onChange={(event) => void wish(event.currentTarget.checked)}
        />
        <span class="grow">
          {origin} {setter === 'enforced' && <LockedLine />}
        </span>
      </label>
      {setter === 'agent' && (
        <button
          type="button"
          class="button plain round"
          aria-label={words('options_site_remove', origin)}
          title={words('options_site_remove', origin)}
          onClick={remove}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
