import { live } from '../../call';
import type { Call } from '../../call';
import type { AgentStatistics, CallRecord, DeskAnswers, DeskQuestion, TimeRange } from '../../desk';
import { CALLER_NUMBERS, COLLEAGUES, skillGroups } from './wire';

/** As many calls are remembered. */
const KEPT = 200;

/** What a call centre's desk would know, for as long as the practice line is open. */
export class PracticeDesk {
  #ended: readonly Call[] = [];
  #signedIn: ReadonlySet<string> = new Set(['1']);

  constructor(private readonly queue: string) {}

  /** Notes a call that has ended. */
  note(call: Call): void {
    if (!live(call)) this.#ended = [...this.#ended, call].slice(-KEPT);
  }

  signIn(skillGroupIds: readonly string[]): void {
    this.#signedIn = new Set(skillGroupIds);
  }

  answer(question: DeskQuestion): DeskAnswers[DeskQuestion['about']] {
    switch (question.about) {
      case 'skill-groups':
        return skillGroups(this.queue, this.#signedIn);
      case 'caller-numbers':
        return CALLER_NUMBERS;
      case 'directory': {
        const wanted = question.text.toLowerCase();
        return COLLEAGUES.filter(({ name, address }) =>
          `${name} ${address}`.toLowerCase().includes(wanted),
        );
      }
      case 'history':
        return this.#within(question.range).map(record);
      case 'statistics':
        return statistics(this.#within(question.range));
    }
  }

  #within({ from, to }: TimeRange): readonly Call[] {
    return this.#ended.filter(({ startedAt }) => startedAt >= from && startedAt < to);
  }
}

function record(call: Call): CallRecord {
  const { id, direction, number, displayName, line, startedAt } = call;
  const talked = talkedFor(call);
  return {
    id,
    direction,
    number,
    ...(displayName !== undefined && { name: displayName }),
    ...(line?.queue !== undefined && { queue: line.queue }),
    at: startedAt,
    ...(talked !== undefined && { talked }),
  };
}

function statistics(calls: readonly Call[]): AgentStatistics {
  const of = (direction: Call['direction']): readonly Call[] =>
    calls.filter((call) => call.direction === direction);
  const sum = (part: (call: Call) => number): number =>
    calls.reduce((all, call) => all + part(call), 0);
  return {
    incoming: of('incoming').length,
    outgoing: of('outgoing').length,
    missed: of('incoming').filter((call) => call.connectedAt === undefined).length,
    talked: sum((call) => talkedFor(call) ?? 0),
    held: sum((call) => call.heldFor),
  };
}

function talkedFor({ connectedAt, endedAt }: Call): number | undefined {
  return connectedAt === undefined || endedAt === undefined ? undefined : endedAt - connectedAt;
}
