import { Merge, Phone } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import { allowedActions, partners } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { whoIs } from '../who';
import type { PanelAsk } from './intents';

type RoundProps = {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly look?: string;
  readonly press: () => void;
};

/** A round button whose text is its name and its tip. */
export function RoundButton({ icon: Sign, text, look = '', press }: RoundProps) {
  return (
    <button
      type="button"
      class={`button round ${look}`}
      aria-label={text}
      title={text}
      onClick={press}
    >
      <Sign class={Sign === Phone ? 'icon hang' : 'icon'} aria-hidden="true" />
    </button>
  );
}

type Props = { readonly call: CallView; readonly ask: PanelAsk };

/** Ends one line of several. */
export function HangUpLine({ call, ask }: Props) {
  return (
    <RoundButton
      icon={Phone}
      look="stop"
      text={`${words('hang_up')}: ${whoIs(call).title}`}
      press={() => void ask('call.act', { call: call.id, action: { type: 'hang-up' } })}
    />
  );
}

type MergeProps = Props & { readonly into: CallView | undefined; readonly snapshot: Snapshot };

/** Joins a line to the one in front, where the call centre can and the state allows it. */
export function MergeLine({ call, into, snapshot, ask }: MergeProps) {
  if (!into || !mayMerge(into, call, snapshot)) return null;
  return (
    <RoundButton
      icon={Merge}
      text={words('merge_with', whoIs(call).title)}
      press={() =>
        void ask('call.act', { call: into.id, action: { type: 'merge', with: call.id } })
      }
    />
  );
}

/** Whether the two can be made to hear each other. */
export function mayMerge(one: CallView, other: CallView, snapshot: Snapshot): boolean {
  return (
    allowedActions(one, snapshot).has('merge') &&
    partners(one, snapshot).some(({ id }) => id === other.id)
  );
}
