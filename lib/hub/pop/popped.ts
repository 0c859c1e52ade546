/** What came forward for a call, or is about to. */
export type Popped = {
  readonly callId: string;
  /** ms since 1970. */
  readonly at: number;
  /** The record's address; `null`: there was none at the moment for it. */
  readonly url: string | null;
  /** `planned`: nothing has been done · `begun`: it may have been done. */
  readonly step: 'planned' | 'begun' | 'done';
  /** The agent has just done something about the call. */
  readonly acted?: boolean;
  /** Another one came forward a moment before: this one does not. */
  readonly soon?: boolean;
  /** It comes in front of all others; else it waits behind. */
  readonly inFront?: boolean;
  /** The tab that shows it. */
  readonly tabId?: number;
  /** That tab was opened for this call. */
  readonly own?: boolean;
  /** The agent has opened this very record. */
  readonly chosen?: true;
  /** The tabs that there were before one was opened. */
  readonly before?: readonly number[];
};
