/** What an admin keeps in order at the call centre, by the gateway. */
export const DIRECTORY_KINDS = ['agents', 'skill-groups', 'departments', 'numbers'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** An agent, a skill group, a department or a number, as the call centre has it. */
export type DirectoryEntry = {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly state?: string;
  readonly fields?: Readonly<Record<string, string>>;
};

/** `id`: which; absent for a new one. What a field's name means is the call centre's. */
export type DirectoryChange = {
  readonly kind: DirectoryKind;
  readonly do: 'create' | 'change' | 'remove';
  readonly id?: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Why nothing was listed, or changed; each has its sentence, `directory_<fault>`. */
export type DirectoryFault = 'forbidden' | 'invalid' | 'refused' | 'failed';

/** `said`: in the call centre's own words. */
export type DirectoryAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DirectoryFault; readonly said?: string };
