import * as v from 'valibot';

type Entries = Readonly<
  Record<string, v.GenericSchema | v.OptionalSchema<v.GenericSchema, unknown>>
>;

/** An action that may be forwarded, and all that it may carry. */
export type Action = {
  readonly name: string;
  /** Whatever stands here is sent, checked; whatever does not is dropped. */
  readonly arguments: v.GenericSchema<unknown, Record<string, unknown>>;
  /** The parameters that are the caller's own user id, by force. */
  readonly own: readonly string[];
  /** Asked in its place with the gateway's key, where the vendor takes whoever asks for the agent. */
  readonly withKey?: Action;
};

const action = (name: string, entries: Entries, own: readonly string[]): Action => ({
  name,
  arguments: v.object(entries),
  own,
});

/** An action in which the vendor wants to know the agent: it is always the caller. */
export const asSelf = (name: string, entries: Entries = {}): Action =>
  action(name, entries, ['UserId']);

/** An action that is about the instance and nobody in it. */
export const plain = (name: string, entries: Entries = {}): Action => action(name, entries, []);

/** An action that names the caller in another parameter; as the vendor has lists, as JSON. */
export const aboutSelf = (name: string, own: string, entries: Entries): Action =>
  action(name, entries, [own]);
