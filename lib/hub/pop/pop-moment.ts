import type { Settings } from '../../policy/settings';
import type { Popped } from './popped';

/** What happens to a call: it rings or is dialled, or it was answered. */
export type Moment = 'ring' | 'answer';

export type PopPolicy = Pick<Settings, 'screenPop' | 'screenPopAs' | 'screenPopNewTab'>;

/** However many calls come in, records come forward no more often than this. */
const APART_MS = 5_000;

/** Whether records come forward by themselves at this moment; what was late for a ring comes later. */
export function popsAt(moment: Moment, { screenPop, screenPopAs }: PopPolicy): boolean {
  if (screenPopAs === 'card') return false;
  return screenPop === 'ring' || screenPop === moment;
}

/** Whether it is too soon after what came forward by itself last. Times in ms. */
export function tooSoon(earlier: readonly Popped[], now: number): boolean {
  return earlier.some(
    ({ at, url, chosen }) => url !== null && !chosen && at <= now && now - at < APART_MS,
  );
}
