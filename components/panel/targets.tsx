import { CircleCheck, CircleMinus, History, Search, User } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatNumber } from '../../lib/phone-numbers/format';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import type { PanelAsk } from './intents';
import type { Target } from './target-list';

/** The directory is asked when typing pauses, ms. */
const PAUSE_MS = 250;

type Props = {
  readonly targets: readonly Target[];
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly chosen: Target | undefined;
  readonly choose: (target: Target) => void;
  readonly can: Snapshot['can'];
  readonly ask: PanelAsk;
};

/** One field for a name or number, and who fits it: one is chosen by arrow keys, Space or pointer. */
export function Targets({ targets, typed, type, chosen, choose, can, ask }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const name = useUniqueId();
  useLayoutEffect(() => field.current?.focus(), []);
  useDirectory(typed, can.includes('directory'), ask);
  return (
    <>
      <div class="field surface">
        <Search class="icon" aria-hidden="true" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={words('target_field')}
          aria-label={words('target_field')}
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </div>
      {targets.length === 0 ? (
        <p class="empty small" role="status">
          {words(typed.trim() === '' ? 'target_empty' : 'target_none')}
        </p>
      ) : (
        <ul class="surface list targets" role="radiogroup" aria-label={words('targets')}>
          {targets.map((target) => (
            <li key={`${target.from} ${target.address}`} role="presentation">
              <label class="person target">
                <input
                  type="radio"
                  name={name}
                  checked={target.address === chosen?.address}
                  onChange={() => choose(target)}
                />
                <TargetText target={target} />
              </label>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TargetText({ target: { name, address, group, free, from } }: { readonly target: Target }) {
  const shown = formatNumber(address);
  const Sign = from === 'recent' ? History : User;
  const about = [name === undefined ? undefined : shown, group].filter(Boolean).join(' · ');
  return (
    <>
      <Sign class="icon fine quiet" aria-hidden="true" />
      <span class="grow">
        <bdi class="person-name">{name ?? shown}</bdi>
        <span class="small quiet block">
          {from === 'typed' ? words('target_typed') : <bdi>{about}</bdi>}
        </span>
      </span>
      {free !== undefined && (
        <span class={free ? 'presence free small' : 'presence small'}>
          {free ? (
            <CircleCheck class="icon fine" aria-hidden="true" />
          ) : (
            <CircleMinus class="icon fine" aria-hidden="true" />
          )}
          {words(free ? 'target_free' : 'target_busy')}
        </span>
      )}
    </>
  );
}

function useDirectory(typed: string, exists: boolean, ask: PanelAsk): void {
  useEffect(() => {
    if (!exists) return;
    const text = typed.trim();
    const timer = setTimeout(
      () => void ask('directory.find', { text }),
      text === '' ? 0 : PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [typed, exists]);
}
