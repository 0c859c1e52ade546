import { LockedLine } from './locked-line';

type Props = {
  readonly title: string;
  readonly about?: string;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  /** The company has set it. */
  readonly locked?: boolean;
};

/** Something that is on or off, with what it means. */
export function Tick({ title, about, on, turn, locked }: Props) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={on}
        disabled={locked}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <span class="grow">
        <strong class="block">{title}</strong>
        {about !== undefined && <span class="small quiet">{about}</span>}
        {locked && <LockedLine />}
      </span>
    </label>
  );
}
