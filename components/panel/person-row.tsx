import { Phone } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { words } from '../../lib/words';
import { useShownNumber } from '../shown-number';

type Props = {
  /** What stands before the name: an avatar or a sign. */
  readonly sign: ComponentChildren;
  readonly title: string;
  readonly about: ComponentChildren;
  /** Who and what the button calls, for those who hear it alone; else title and number. */
  readonly spoken?: string;
  /** The number that the button calls; no button without one. */
  readonly number: string;
  readonly call: (number: string) => void;
};

/** Somebody to call. */
export function PersonRow({ sign, title, about, spoken, number, call }: Props) {
  const shown = useShownNumber()(number);
  const heard = spoken ?? (title === shown ? shown : `${title}, ${shown}`);
  return (
    <li class="person">
      {sign}
      <div class="grow">
        <p class="person-name">
          <bdi>{title}</bdi>
        </p>
        <div class="small quiet">{about}</div>
      </div>
      {number !== '' && (
        <button
          type="button"
          class="button round call"
          aria-label={words('call_who', heard)}
          title={words('call_who', shown)}
          onClick={() => call(number)}
        >
          <Phone class="icon" aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
