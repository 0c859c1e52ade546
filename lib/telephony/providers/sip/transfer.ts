import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Transfer } from '../../call';
import { sendRefer } from './session';
import { transferFault } from './wire';

/**
 * How long a far end that took a REFER may say nothing of it, in ms: longer than a phone rings.
 * Some never tell the end (RFC 4488 even lets them).
 */
const SILENCE_MS = 90_000;

type Parts = {
  /** The session whose far end is to call somebody else. */
  readonly session: RTCSession;
  readonly kind: Transfer['kind'];
  /** Where to, as the agent gave it, and as an address. */
  readonly to: string;
  readonly target: string;
  /** The dialog that the far end takes over, after a consultation. */
  readonly replacing?: RTCSession;
  readonly tell: (transfer: Transfer) => void;
  readonly succeeded: () => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
};

/** A transfer that we asked the far end for, by REFER (RFC 3515, RFC 5589). */
export class SipTransfer {
  #accepted = false;
  #rang = false;
  #over = false;
  #heard = new AbortController();

  constructor(private readonly parts: Parts) {
    this.#tell('trying');
    const { session, target, replacing } = parts;
    const told = {
      accepted: () => {
        this.#accepted = true;
        void this.#awaitNews();
      },
      progress: (status: number) => this.#progress(status),
      failed: (status?: number) => this.#fail(status),
    };
    if (!sendRefer(session, target, told, replacing)) this.#fail();
  }

  /** Nothing more is expected of it. */
  get over(): boolean {
    return this.#over;
  }

  /**
   * What a BYE of the far end means now. A call centre that does the transfer itself says 202, then
   * BYE, and tells no progress; a phone that told of ringing would tell of the answer, too, so its
   * BYE means that somebody hung up.
   */
  get byeMeansSuccess(): boolean {
    if (this.#over || !this.#accepted) return false;
    return this.parts.kind === 'attended' || !this.#rang;
  }

  #progress(status: number): void {
    if (this.#over) return;
    void this.#awaitNews();
    if (status >= 200) {
      this.#close();
      this.parts.succeeded();
    } else if (status > 100) {
      this.#rang = true;
      this.#tell('ringing');
    }
  }

  #fail(status?: number): void {
    if (this.#over) return;
    this.#close();
    const { kind, to } = this.parts;
    this.parts.tell({ kind, to, state: 'failed', fault: transferFault(status) });
  }

  #tell(state: 'trying' | 'ringing'): void {
    const { kind, to } = this.parts;
    this.parts.tell({ kind, to, state });
  }

  async #awaitNews(): Promise<void> {
    this.#heard.abort();
    const heard = new AbortController();
    this.#heard = heard;
    await this.parts.pause(SILENCE_MS, AbortSignal.any([heard.signal, this.parts.signal]));
    if (!heard.signal.aborted && !this.parts.signal.aborted) this.#fail();
  }

  #close(): void {
    this.#over = true;
    this.#heard.abort();
  }
}
