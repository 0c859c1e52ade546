import type { DraftStore } from './draft-store';
import type { Draft, FinishedCall, FinishedCalls } from './finished-call';

/** A disk that outlives the hub: slow, and it can fail; for tests. */
export class Disk implements DraftStore, FinishedCalls {
  readonly drafts = new Map<string, Draft>();
  readonly outbox = new Map<string, FinishedCall>();
  readonly sealedFor: string[] = [];
  broken = false;

  async put(draft: Draft): Promise<void> {
    await Promise.resolve();
    if (this.broken) throw new Error('no space');
    this.drafts.set(draft.wrapUp.call, draft);
  }
  all() {
    return Promise.resolve([...this.drafts.values()]);
  }
  finish(call: FinishedCall) {
    this.outbox.set(call.id, call);
    this.drafts.delete(call.id);
    return Promise.resolve();
  }
  finished(id: string) {
    return Promise.resolve(this.outbox.get(id) ?? null);
  }
  has(id: string) {
    return Promise.resolve(this.outbox.has(id));
  }
  remove(id: string) {
    this.drafts.delete(id);
    return Promise.resolve();
  }
  sealAnew(owner: string) {
    this.sealedFor.push(owner);
    return Promise.resolve();
  }
}
