type Props = {
  readonly title: string;
  readonly about?: string;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
};

/** Something that is on or off, with what it means. */
export function Tick({ title, about, on, turn }: Props) {
  return (
    <label class="choice">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
      <span class="grow">
        <strong class="block">{title}</strong>
        {about !== undefined && <span class="small quiet">{about}</span>}
      </span>
    </label>
  );
}
