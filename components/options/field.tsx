import { CircleAlert } from 'lucide-preact';
import { useUniqueId } from '../unique-id';
import type { Fault } from './check';
import { LockedLine } from './locked-line';

type Props = {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly fault?: Fault;
  readonly secret?: boolean;
  readonly placeholder?: string;
  /** The company has set it. */
  readonly locked?: boolean;
  readonly type: (text: string) => void;
  /** The text is final: Enter, or the field was left. */
  readonly commit?: () => void;
};

/** One line of text with its name, what it is for, and what is wrong with it. */
export function Field({ label, about, value, fault, secret, locked, ...rest }: Props) {
  const { placeholder, type, commit } = rest;
  const id = useUniqueId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {about !== undefined && (
        <p id={`${id}-about`} class="small quiet">
          {about}
        </p>
      )}
      <input
        id={id}
        type={secret ? 'password' : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        disabled={locked}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-about ${id}-locked ${id}-fault`}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={() => commit?.()}
      />
      {locked && <LockedLine id={`${id}-locked`} />}
      <FaultLine id={`${id}-fault`} fault={fault ?? null} />
    </div>
  );
}

/** What is wrong, beside the thing that is wrong. The line is always there, so that it is heard. */
export function FaultLine({ id, fault }: { readonly id?: string; readonly fault: Fault }) {
  return (
    <p id={id} class={fault === null ? 'unseen' : 'fault'} aria-live="polite">
      {fault !== null && <CircleAlert class="icon fine" aria-hidden="true" />}
      {fault}
    </p>
  );
}
