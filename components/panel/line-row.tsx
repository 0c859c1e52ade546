import type { ComponentChildren } from 'preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { whoIs } from '../who';

type Props = {
  readonly call: CallView;
  /** The agent talks on this one. */
  readonly active?: boolean;
  readonly children?: ComponentChildren;
};

/** One line of several: who is on it, and whether they hear the agent. */
export function LineRow({ call, active = false, children }: Props) {
  const who = whoIs(call);
  return (
    <li class={active ? 'person line-row active' : 'person line-row'}>
      <Avatar name={who.named ? who.title : undefined} />
      <div class="grow">
        <p class="person-name">
          <bdi>{who.title}</bdi>
        </p>
        <p class="small quiet">
          <span class={active ? 'line-state active' : 'line-state'}>{lineState(call)}</span>
        </p>
        {who.named && <p class="small quiet number">{who.number}</p>}
      </div>
      {children}
    </li>
  );
}

function lineState({ phase, heldByUs, heldByThem }: CallView): string {
  if (phase === 'ringing') return words('line_ringing');
  if (phase !== 'connected') return words('line_calling');
  if (heldByUs) return words('line_on_hold');
  return words(heldByThem ? 'line_held_by_them' : 'line_talking');
}
