import type { DayFigures, HistoryRecord } from '../../snapshot/history';
import type { AgentStatistics } from '../../telephony/desk';
import { wasMissed } from './own-record';

/** Calls of one day, reckoned from the agent's own records. Pure. */
export function figuresOf(
  records: readonly HistoryRecord[],
  inState: DayFigures['inState'],
  from: number,
): DayFigures {
  const today = records.filter(({ at }) => at >= from);
  const held = sum(today.map((record) => record.held));
  return {
    from,
    incoming: today.filter(rangHere).length,
    outgoing: today.filter(({ direction }) => direction === 'outgoing').length,
    missed: today.filter(wasMissed).length,
    talked: Math.max(0, sum(today.map((record) => record.talked)) - held),
    held,
    wrapUp: sum(today.map((record) => record.wrapUp)),
    inState,
    source: 'own',
  };
}

/** The same in the call centre's words, where it counts; what it does not count stays our own. */
export function withStatistics(own: DayFigures, told: AgentStatistics): DayFigures {
  const { incoming, outgoing, missed, talked, held, wrapUp } = told;
  return {
    ...own,
    incoming: incoming ?? own.incoming,
    outgoing: outgoing ?? own.outgoing,
    missed: missed ?? own.missed,
    talked: talked ?? own.talked,
    held: held ?? own.held,
    wrapUp: wrapUp ?? own.wrapUp,
    source: 'call-centre',
  };
}

/** A call that was taken on another device, or sent back unheard, was none of this agent's. */
function rangHere({ direction, endReason }: HistoryRecord): boolean {
  const others = endReason === 'answered-elsewhere' || endReason === 'not-ready';
  return direction === 'incoming' && !others;
}

function sum(durations: readonly (number | undefined)[]): number {
  return durations.reduce<number>((all, one) => all + (one ?? 0), 0);
}
