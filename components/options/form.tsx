import type { ComponentChildren } from 'preact';

type Props = {
  readonly submit: () => void;
  /** Told of every key, so that an old answer does not stand beside new text. */
  readonly changed?: () => void;
  readonly children: ComponentChildren;
};

/** A form that is checked by us, so that each fault stands beside its field in our own words. */
export function Form({ submit, changed, children }: Props) {
  return (
    <form
      class="stack"
      noValidate
      onInput={changed}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
    </form>
  );
}
