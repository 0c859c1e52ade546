import type { CallView, RecentCall, Snapshot } from '../../lib/snapshot/snapshot';
import { folded, looksLikeNumber } from './matches';

/** Somebody whom the agent can send a customer to, or ask. */
export type Target = {
  /** What is dialled. */
  readonly address: string;
  readonly name?: string;
  readonly group?: string;
  /** Absent: nobody knows. */
  readonly free?: boolean;
  readonly from: 'typed' | 'colleague' | 'recent';
};

const RECENT_LIMIT = 5;

/**
 * Where a call may go: what was typed, if it is a number, then the colleagues and the last numbers
 * that fit it. Nobody who is on a line already, and nobody twice.
 */
export function targetsFor(
  { calls, desk, recent }: Pick<Snapshot, 'calls' | 'desk' | 'recent'>,
  typed: string,
): readonly Target[] {
  const text = typed.trim();
  const taken = new Set(calls.filter(onLine).map(({ number }) => digits(number)));
  const known = [
    ...desk.colleagues.map((colleague): Target => ({ ...colleague, from: 'colleague' })),
    ...recentTargets(recent),
  ].filter((target) => {
    const seen = taken.has(digits(target.address));
    taken.add(digits(target.address));
    return !seen && fits(target, text);
  });
  const named = known.some(({ address }) => digits(address) === digits(text));
  return looksLikeNumber(text) && !named ? [{ address: text, from: 'typed' }, ...known] : known;
}

function recentTargets(recent: readonly RecentCall[]): readonly Target[] {
  return recent
    .filter(({ number }) => number !== '')
    .slice(0, RECENT_LIMIT)
    .map(({ number, name }) => ({ address: number, name, from: 'recent' }));
}

function fits({ name, group, address }: Target, text: string): boolean {
  const wanted = folded(text);
  const wantedDigits = looksLikeNumber(text) ? digits(text) : '';
  return (
    wanted === '' ||
    [name, group, address].some((part) => part !== undefined && folded(part).includes(wanted)) ||
    (wantedDigits !== '' && digits(address).includes(wantedDigits))
  );
}

const onLine = ({ phase }: CallView): boolean => phase !== 'ended';

const digits = (text: string): string => text.replace(/\D/gu, '') || text;
