import { useUniqueId } from '../../unique-id';
import type { Fault } from '../check';
import { Field } from '../field';
import { LinesField } from '../lines-field';
import type { SystemField } from './system-forms';

type Props = {
  readonly field: SystemField;
  readonly value: string;
  readonly fault: Fault;
  readonly locked: boolean;
  readonly type: (text: string) => void;
};

/** One field of a system's form, as a line, a choice or many lines. */
export function SystemFieldRow({ field, ...rest }: Props) {
  const { label, about, placeholder, choices, long } = field;
  if (choices) return <Choice label={label} choices={choices} {...rest} />;
  if (long) return <LinesField label={label} about={about ?? ''} {...rest} />;
  return <Field label={label} about={about} placeholder={placeholder} {...rest} />;
}

type ChoiceProps = Omit<Props, 'field'> & {
  readonly label: string;
  readonly choices: NonNullable<SystemField['choices']>;
};

function Choice({ label, choices, value, locked, type }: ChoiceProps) {
  const id = useUniqueId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={value}
        disabled={locked}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      >
        {choices.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
