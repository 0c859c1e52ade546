import { TriangleAlert } from 'lucide-preact';
import { words } from '../../lib/words';
import { LockedLine } from '../options/locked-line';
import { useUniqueId } from '../unique-id';
import { serving, withFirst } from './device-order';

type Props = {
  readonly name: string;
  /** What serves when nothing is wanted. */
  readonly none: string;
  /** Labels of what is plugged in. */
  readonly plugged: readonly string[];
  /** Labels, the most wanted first. */
  readonly wanted: readonly string[];
  /** The company has set it. */
  readonly locked?: boolean;
  readonly choose: (wanted: readonly string[]) => void;
};

/** One kind of device: the one that serves, the others, and which one is missed. */
export function DeviceSelect({ name, none, plugged, wanted, locked, choose }: Props) {
  const id = useUniqueId();
  const used = serving(wanted, plugged);
  const [first] = wanted;
  const missing = first !== undefined && first !== used ? first : undefined;
  return (
    <div class="device">
      <label for={id} class="small">
        {name}
      </label>
      <select
        id={id}
        class="select"
        aria-describedby={`${id}-locked ${id}-missing`}
        value={used ?? ''}
        disabled={locked}
        onChange={({ currentTarget }) => choose(withFirst(wanted, currentTarget.value))}
      >
        <option value="">{none}</option>
        {plugged.map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
        {missing !== undefined && (
          <option disabled value={missing}>
            {words('device_gone', missing)}
          </option>
        )}
      </select>
      {locked && <LockedLine id={`${id}-locked`} />}
      <p
        id={`${id}-missing`}
        class={missing === undefined ? 'unseen' : 'small missing'}
        role="status"
      >
        {missing !== undefined && (
          <>
            <TriangleAlert class="icon fine" aria-hidden="true" />
            <span>
              {used === undefined
                ? words('device_missing_default', missing)
                : words('device_missing', missing, used)}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
