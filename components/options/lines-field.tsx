import { useUniqueId } from '../unique-id';
import type { Fault } from './check';
import { FaultLine } from './field';
import { LockedLine } from './locked-line';

type Props = {
  readonly label: string;
  readonly about: string;
  readonly value: string;
  readonly fault: Fault;
  /** The company has set it. */
  readonly locked?: boolean;
  readonly type: (text: string) => void;
};

/** A list, one per line. */
export function LinesField({ label, about, value, fault, locked, type }: Props) {
  const id = useUniqueId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <p id={`${id}-about`} class="small quiet">
        {about}
      </p>
      <textarea
        id={id}
        rows={4}
        value={value}
        disabled={locked}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={`${id}-about ${id}-locked ${id}-fault`}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {locked && <LockedLine id={`${id}-locked`} />}
      <FaultLine id={`${id}-fault`} fault={fault} />
    </div>
  );
}
