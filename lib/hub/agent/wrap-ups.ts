import type { Logger } from '../../log/log';
import { failed, ok, type Result } from '../../messaging/result';
import type { WrapUpFault } from '../../messaging/shift-protocol';
import type { Settings } from '../../policy/settings';
import type { WrapUp } from '../../snapshot/shift';
import type { Account, Snapshot } from '../../snapshot/snapshot';
import type { Store } from '../store';
import type { DraftStore } from './draft-store';
import { amendmentOf, finished, type Draft, type HistoryPort } from './finished-call';
import { closing, faultOf, isBlank, type Written } from './wrap-up';

/** What was finished is kept for this long where nothing takes it, ms. */
const OUTBOX_LIFE_MS = 30 * 24 * 3_600_000;

type Parts = {
  readonly store: Store;
  readonly settings: { readonly current: Settings };
  readonly drafts: DraftStore;
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

  /** A call has ended: what is still to be written about it outlives the browser from now on. */
  ended(call: string): Promise<void> {
    return this.#inTurn(async () => {
      const wrapUp = this.#of(call);
      if (wrapUp && !(isBlank(wrapUp) && wrapUp.talked === undefined)) {
        await this.#parts.drafts.put(await this.#draftOf(wrapUp));
      }
    });
  }

  /** Closes one, if all is written that must be. `afterCall`: since when the agent works on it. */
  save(call: string, afterCall?: number): Promise<Result<void, WrapUpFault>> {
    return this.#inTurn(async () => {
      const wrapUp = this.#of(call);
      if (!wrapUp?.ended) return failed('unknown-call');
      const fault = faultOf(wrapUp, this.#parts.store.snapshot.wrapUpForm);
      if (fault) return failed(fault);
      await this.#finish(wrapUp, afterCall);
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
        await this.#finish(wrapUp, afterCall);
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
      const { drafts, store, now } = this.#parts;
      await drafts.prune(now() - OUTBOX_LIFE_MS);
      await drafts.sealAnew(ownerOf(store.snapshot.account));
      for (const { wrapUp } of await this.#ownDrafts()) {
        const { note, disposition, followUp } = wrapUp;
        if (this.#of(wrapUp.call)) await this.#patch(wrapUp.call, { note, disposition, followUp });
        else if (this.#leftBehind(wrapUp)) await this.#bringBack(wrapUp);
        else await drafts.remove(wrapUp.call);
      }
      for (const { call } of store.snapshot.wrapUps) {
        if (await drafts.finished(call)) await this.#drop(call);
      }
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
    const owner = ownerOf(this.#parts.store.snapshot.account);
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

  async #finish(wrapUp: WrapUp, afterCall?: number): Promise<void> {
    const { drafts, history, now, store } = this.#parts;
    const { wrapUpForm } = store.snapshot;
    const own = wrapUp.recovered || afterCall === undefined ? undefined : now() - afterCall;
    await drafts.finish(finished(await this.#draftOf(wrapUp), wrapUpForm, now(), own));
    await history.amend(wrapUp.call, amendmentOf(wrapUp, wrapUpForm, own));
    await this.#drop(wrapUp.call);
  }

  async #writeLate(call: string, written: Partial<Written>): Promise<void> {
    const { drafts, history, store } = this.#parts;
    const closed = await drafts.finished(call);
    if (closed?.owner !== ownerOf(store.snapshot.account)) return;
    const { note = '', followUp = '', dispositionId: disposition = '' } = closed;
    const { wrapUpForm } = store.snapshot;
    const all = { note, followUp, disposition, ...written };
    const amendment = amendmentOf(all, wrapUpForm, closed.wrapUp);
    await drafts.finish({
      ...closed,
      ...amendment,
      dispositionId: all.disposition === '' ? undefined : all.disposition,
    });
    await history.amend(call, amendment);
  }

  /** How the call of an earlier browser ended is known to the disk alone. */
  async #draftOf(wrapUp: WrapUp): Promise<Draft> {
    const { snapshot, memory } = this.#parts.store;
    const drafts = wrapUp.recovered ? await this.#ownDrafts() : [];
    const before = drafts.find((draft) => draft.wrapUp.call === wrapUp.call);
    const call = before?.call ?? memory.endedCalls.find(({ id }) => id === wrapUp.call);
    return { owner: ownerOf(snapshot.account), wrapUp, call };
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

/** Whose a draft is: nobody's name and issuer are another's. `''` where nobody signs in. */
function ownerOf(account: Account | null): string {
  return account ? JSON.stringify([account.issuer, account.email ?? '', account.name]) : '';
}
