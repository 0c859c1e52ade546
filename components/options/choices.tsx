import { useUniqueId } from '../unique-id';
import { LockedLine } from './locked-line';

type Choice<V extends string> = {
  readonly value: V;
  readonly title: string;
  readonly about?: string;
};

type Props<V extends string> = {
  readonly legend: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly choose: (value: V) => void;
  /** The company has set it. */
  readonly locked?: boolean;
};

/** One of a few, each with what it means. */
export function Choices<V extends string>({ legend, choices, value, choose, locked }: Props<V>) {
  const name = useUniqueId();
  return (
    <fieldset disabled={locked}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => choose(choice.value)}
          />
          <span class="grow">
            <strong class="block">{choice.title}</strong>
            {choice.about !== undefined && <span class="small quiet">{choice.about}</span>}
          </span>
        </label>
      ))}
      {locked && <LockedLine />}
    </fieldset>
  );
}
