import type { CallId } from '../../lib/telephony/call';

/** A pause in typing after which the note is said to the hub, ms. */
const PAUSE_MS = 250;
/** A note that has not come back by then is said once more, ms. */
const AGAIN_MS = 3000;

type Draft = {
  readonly text: string;
  /** Text that was said to the hub last. */
  readonly said?: string;
  readonly timer?: ReturnType<typeof setTimeout>;
};

type Save = (call: CallId, note: string) => Promise<unknown>;

/**
 * What the agent has typed and the snapshot does not show yet. It outlives the field, which goes
 * and comes with the panel's stages: what is here wins over what comes back from the hub, until
 * both are the same. Every pause in typing says the whole note.
 */
export class NoteDesk {
  readonly #drafts = new Map<CallId, Draft>();
  readonly #save: Save;

  constructor(save: Save) {
    this.#save = save;
  }

  /** The note to show: the agent's own words before those that came back. */
  text(call: CallId, stored: string): string {
    return this.#drafts.get(call)?.text ?? stored;
  }

  /** Whether the hub has confirmed every letter. */
  saved(call: CallId, stored: string): boolean {
    return this.text(call, stored) === stored;
  }

  type(call: CallId, text: string): void {
    const before = this.#drafts.get(call);
    clearTimeout(before?.timer);
    this.#keep(call, { text, said: before?.said }, PAUSE_MS);
  }

  /** Says at once what waits for a pause: the field was left, the panel closes, a save follows. */
  async flush(call: CallId): Promise<void> {
    const draft = this.#drafts.get(call);
    if (!draft) return;
    clearTimeout(draft.timer);
    if (draft.said === draft.text) return;
    this.#keep(call, { text: draft.text, said: draft.text }, AGAIN_MS);
    await this.#save(call, draft.text);
  }

  flushAll(): void {
    for (const call of this.#drafts.keys()) void this.flush(call);
  }

  /** Takes what the hub tells. `writing`: the agent's field has the keyboard. */
  hear(call: CallId, stored: string, writing: boolean): void {
    const draft = this.#drafts.get(call);
    if (draft?.text !== stored) return;
    clearTimeout(draft.timer);
    if (!writing) this.#drafts.delete(call);
  }

  #keep(call: CallId, draft: Draft, ms: number): void {
    const timer = setTimeout(() => this.#due(call), ms);
    this.#drafts.set(call, { ...draft, timer });
  }

  /** A pause in typing, or no echo: the words are said (again), once each. */
  #due(call: CallId): void {
    const draft = this.#drafts.get(call);
    if (!draft) return;
    if (draft.said !== draft.text) void this.flush(call);
    else void this.#save(call, draft.text);
  }
}
