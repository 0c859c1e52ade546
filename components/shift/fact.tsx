import type { ComponentChildren } from 'preact';

type Props = { readonly name: string; readonly children: ComponentChildren };

/** One line of a list of facts: its name at the left, the figure at the right. */
export function FactLine({ name, children }: Props) {
  return (
    <div class="fact-line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
