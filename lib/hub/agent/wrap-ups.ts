import type { Logger } from '../../log/log';
import { failed, ok, type Result } from '../../messaging/result';
import type { WrapUpFault } from '../../messaging/shift-protocol';
import type { Settings } from '../../policy/settings';
import type { WrapUp } from '../../snapshot/shift';
import type { CallView, Snapshot } from '../../snapshot/snapshot';
import { liveCalls } from '../calls';
import type { Store } from '../store';
import type { DraftStore } from './draft-store';
import {
  amendmentOf,
  finished,
  nobodyThere,
  withCustomer,
  type Draft,
  type FinishedCalls,
  type HistoryPort,
} from './finished-call';
import { ownerOf } from './owner';
import { blankOf, closing, faultOf, isBlank, type Written } from './wrap-up';

type Parts = {
  readonly store: Store;
  readonly settings: { readonly current: Settings };
  readonly drafts: DraftStore;
  readonly outbox: FinishedCalls;
  readonly history: HistoryPort;
  readonly now: () => number;
  readonly log: Logger;
};

/**
 * What agents write about calls. It is on disk before anybody is told that it was taken, and only
 * then in the snapshot; whatever is done is done in the order in which it was asked.
 */
export class WrapUps {
  readonly #parts: Parts;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Follows the snapshot: what is over closes, and who signs in finds what was left. */
  follow(now: Snapshot, before: Snapshot): void {
    const worked = before.agent.duty === 'after-call' ? before.agent.since : undefined;
    if (worked !== undefined && now.agent.duty !== 'after-call') void this.close(worked);
    else if (now.calls !== before.calls) void this.close();
    if (now.signIn === 'in' && before.signIn !== 'in') void this.recover();
  }

  /** Takes what was written; also for a call that has closed by itself under the agent's hands. */
  write(call: string, written: Partial<Written>): Promise<void> {
    return this.#inTurn(async () => {
      const wrapUp = this.#of(call);
      if (!wrapUp) return this.#writeLate(call, written);
      const after = { ...wrapUp, ...written };
      await this.#parts.drafts.put(await this.#draftOf(after));
      await this.#patch(call, written);
    });
  }

  /** A call has begun, or was answered: from now on the disk knows of it. */
  begun(call: CallView): Promise<void> {
    return this.#inTurn(async () => {
      if (call.consultFor !== undefined || !this.#callOf(call.id)) return;
      await this.#parts.drafts.put(await this.#draftOf(this.#of(call.id) ?? blankOf(call)));
    });
  }

  /**
   * A call has ended: what is still to be written about it outlives the browser from now on. One with
   * nothing to write about is finished.
   */
  ended(call: CallView): Promise<void> {
    return this.#inTurn(async () => {
      const wrapUp = this.#of(call.id);
      if (wrapUp) await this.#parts.drafts.put(await this.#draftOf(wrapUp));
      else await this.#finishUnwritten();
    });
  }

  /** The agent has said whom a call is with: the disk follows, also where it was finished before. */
  customerNamed(call: string): Promise<void> {
    return this.#inTurn(async () => {
      const { store, drafts, outbox } = this.#parts;
      const wrapUp = this.#of(call);
      if (wrapUp) return drafts.put(await this.#draftOf(wrapUp));
      const view = store.snapshot.calls.find(({ id }) => id === call);
      const closed = await outbox.finished(call);
      if (!view || closed?.owner !== this.#owner()) return;
      await outbox.finish(withCustomer(closed, view), true);
    });
  }

  /** Closes one, if all is written that must be. `afterCall`: since when the agent works on it. */
  save(call: string, afterCall?: number): Promise<Result<void, WrapUpFault>> {
    return this.#inTurn(async () => {
      const wrapUp = this.#of(call);
      if (!wrapUp?.ended) return failed('unknown-call');
      const fault = faultOf(wrapUp, this.#parts.store.snapshot.wrapUpForm);
      if (fault) return failed(fault);
      await this.#finish(wrapUp, { afterCall, settled: true });
      return ok();
    });
  }

  /** Closes those that close by themselves by now. Asking for it once more does nothing. */
  close(afterCall?: number): Promise<void> {
    return this.#inTurn(async () => {
      const { store, settings } = this.#parts;
      const { owed } = store.memory.agent;
      const isDone = afterCall !== undefined || settings.current.afterCallSeconds !== 0;
      for (const wrapUp of closing(store.snapshot, { owed, isDone })) {
        await this.#finish(wrapUp, { afterCall, settled: false });
      }
    });
  }

  /**
   * Finds what this agent had not finished when the browser, or the worker, was stopped; told again
   * when the gateway has released the agent's key. A worker's successor still has the session, and
   * knows more of a call than the disk does.
   */
  recover(): Promise<void> {
    return this.#inTurn(async () => {
      const { drafts, outbox, store } = this.#parts;
      await drafts.sealAnew(this.#owner());
      for (const { wrapUp } of await this.#ownDrafts()) {
        const { call, note, disposition, followUp } = wrapUp;
        if (this.#of(call)) await this.#patch(call, { note, disposition, followUp });
        else if (this.#leftBehind(wrapUp)) await this.#bringBack(wrapUp);
        else if (!this.#callOf(call))
          await this.#finish({ ...wrapUp, recovered: true }, { settled: true });
      }
      for (const { call } of store.snapshot.wrapUps) {
        if (await outbox.has(call)) await this.#drop(call);
      }
      await this.#finishUnwritten();
    });
  }

  /** Everything that was asked for so far is done. */
  written(): Promise<void> {
    return this.#inTurn(() => Promise.resolve());
  }

  /**
   * The agent has signed out. Whatever is not finished stays on disk, sealed, for the same agent alone;
   * no view shows it to the next one.
   */
  signedOut(): Promise<void> {
    return this.#inTurn(() =>
      this.#parts.store.change(({ snapshot, memory }) => ({
        snapshot: { ...snapshot, wrapUps: [] },
        memory: { ...memory, endedCalls: [] },
      })),
    );
  }

  async #ownDrafts(): Promise<readonly Draft[]> {
    const owner = this.#owner();
    const all = await this.#parts.drafts.all();
    return all.filter((draft) => draft.owner === owner);
  }

  /** Nothing was written, and nothing is asked for: there is nothing to come back to. */
  #leftBehind(wrapUp: WrapUp): boolean {
    return !isBlank(wrapUp) || faultOf(wrapUp, this.#parts.store.snapshot.wrapUpForm) !== null;
  }

  async #bringBack(wrapUp: WrapUp): Promise<void> {
    const found = { ...wrapUp, ended: true, recovered: true } as const;
    await this.#parts.store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, wrapUps: [...snapshot.wrapUps, found] },
      memory,
    }));
  }

  async #finish(
    wrapUp: WrapUp,
    { afterCall, settled }: { readonly afterCall?: number; readonly settled: boolean },
  ): Promise<void> {
    const { drafts, outbox, history, now, store } = this.#parts;
    const { wrapUpForm } = store.snapshot;
    const own = wrapUp.recovered || afterCall === undefined ? undefined : now() - afterCall;
    const draft = await this.#draftOf(wrapUp);
    const call = finished(draft, wrapUpForm, now(), own);
    if (isBlank(wrapUp) && nobodyThere(call)) await drafts.remove(wrapUp.call);
    else await outbox.finish(call, settled);
    // The history of an earlier browser is gone, and nothing is to bring a call back into it.
    if (!isBlank(wrapUp) || !wrapUp.recovered) {
      await history.amend(wrapUp.call, amendmentOf(wrapUp, wrapUpForm, own));
    }
    await this.#drop(wrapUp.call);
  }

  /** The calls that have ended and that there is nothing to write about. */
  async #finishUnwritten(): Promise<void> {
    const { drafts, outbox, now, store } = this.#parts;
    for (const call of store.memory.endedCalls) {
      if (this.#of(call.id)) continue;
      const draft = { owner: this.#owner(), wrapUp: blankOf(call), call };
      const record = finished(draft, store.snapshot.wrapUpForm, now());
      if (nobodyThere(record)) await drafts.remove(call.id);
      else if (!(await outbox.has(call.id))) await outbox.finish(record, true);
      await this.#drop(call.id);
    }
  }

  async #writeLate(call: string, written: Partial<Written>): Promise<void> {
    const { outbox, history, store } = this.#parts;
    const closed = await outbox.finished(call);
    if (closed?.owner !== this.#owner()) return;
    const { note = '', followUp = '', dispositionId: disposition = '' } = closed;
    const { wrapUpForm } = store.snapshot;
    const all = { note, followUp, disposition, ...written };
    const amendment = amendmentOf(all, wrapUpForm, closed.wrapUp);
    const dispositionId = all.disposition === '' ? undefined : all.disposition;
    await outbox.finish({ ...closed, ...amendment, dispositionId }, false);
    await history.amend(call, amendment);
  }

  /** The call of an earlier browser is known to the disk alone. */
  async #draftOf(wrapUp: WrapUp): Promise<Draft> {
    const owner = this.#owner();
    const call = this.#callOf(wrapUp.call);
    if (call) return { owner, wrapUp, call, seenAt: this.#parts.now() };
    const drafts = wrapUp.recovered ? await this.#ownDrafts() : [];
    const before = drafts.find((draft) => draft.wrapUp.call === wrapUp.call);
    return { owner, wrapUp, call: before?.call, seenAt: before?.seenAt };
  }

  #owner(): string {
    return ownerOf(this.#parts.store.snapshot.account);
  }

  /** A call that lives, or has ended and is no record yet. */
  #callOf(id: string): CallView | undefined {
    const { snapshot, memory } = this.#parts.store;
    const is = (call: CallView): boolean => call.id === id;
    return memory.endedCalls.find(is) ?? liveCalls(snapshot).find(is);
  }

  #of(call: string): WrapUp | undefined {
    return this.#parts.store.snapshot.wrapUps.find((wrapUp) => wrapUp.call === call);
  }

  /** The call may have gone on while the disk was written: only what was written is replaced. */
  #patch(call: string, written: Partial<Written>): Promise<void> {
    return this.#parts.store.change(({ snapshot, memory }) => {
      const wrapUps = snapshot.wrapUps.map((wrapUp) =>
        wrapUp.call === call ? { ...wrapUp, ...written } : wrapUp,
      );
      return { snapshot: { ...snapshot, wrapUps }, memory };
    });
  }

  #drop(call: string): Promise<void> {
    return this.#parts.store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, wrapUps: snapshot.wrapUps.filter((one) => one.call !== call) },
      memory: {
        ...memory,
        endedCalls: memory.endedCalls.filter((one) => one.id !== call),
      },
    }));
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(act);
    this.#queue = done.catch((cause: unknown) => {
      this.#parts.log.error('A wrap-up could not be kept', cause);
    });
    return done;
  }
}
