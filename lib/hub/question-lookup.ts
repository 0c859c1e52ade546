import type { CallLookups } from '../crm/call-lookups';
import type { Contact } from '../crm/connector';
import { writtenNumber } from '../phone-numbers/written-forms';
import type { DialQuestion, Snapshot } from '../snapshot/snapshot';
import type { RegionSource } from './region';
import type { Store } from './store';

/**
 * Finds out whom a number belongs to while the agent is asked about it, so that the question can say
 * so. The call that may follow has the same id, and is told what is known by then.
 */
export class QuestionLookup {
  readonly #store: Store;
  readonly #lookups: CallLookups;
  readonly #region: RegionSource;

  constructor(store: Store, lookups: CallLookups, region: RegionSource) {
    this.#store = store;
    this.#lookups = lookups;
    this.#region = region;
  }

  /** Told of every change of the snapshot. */
  follow({ question }: Snapshot, { question: before }: Snapshot): void {
    if (question?.id === before?.id && question?.number === before?.number) return;
    if (before && !this.#goesOut(before.id)) this.#lookups.over(before.id);
    if (question && !question.inside) void this.#ask(question);
  }

  async #ask({ id, number }: DialQuestion): Promise<void> {
    const asked = { id, number: writtenNumber(number, this.#region.typed().region), known: [] };
    const painted: Promise<void>[] = [];
    await this.#lookups.of(asked, (contacts) => {
      painted.push(this.#paint(id, number, contacts));
    });
    await Promise.all(painted);
  }

  #paint(id: string, number: string, contacts: readonly Contact[]): Promise<void> {
    const { question } = this.#store.snapshot;
    if (question?.id !== id || question.number !== number) return Promise.resolve();
    return this.#store.changeSnapshot({ question: { ...question, contacts } });
  }

  #goesOut(id: string): boolean {
    const { memory, snapshot } = this.#store;
    return memory.pendingDial?.id === id || snapshot.calls.some((call) => call.id === id);
  }
}
