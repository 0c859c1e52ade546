import { useState } from 'preact/hooks';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { looksLikeNumber } from './matches';
import { targetsFor } from './target-list';
import type { Target } from './target-list';

/**
 * The choice of one target among those that fit what is typed. A number that was typed, or the only
 * one that fits a name, is chosen without being asked for.
 */
export function useTarget(snapshot: Snapshot) {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Target | null>(null);
  const targets = targetsFor(snapshot, typed);
  const [first, second] = targets;
  const meant = looksLikeNumber(typed) || (typed.trim() !== '' && !second) ? first : undefined;
  const chosen = targets.find(({ address }) => address === picked?.address) ?? meant;
  const type = (text: string): void => {
    setTyped(text);
    setPicked(null);
  };
  return { targets, typed, type, chosen, choose: setPicked };
}
