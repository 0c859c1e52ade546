/**
 * The global of Tencent's Web SDK, as far as it is used, with its own spellings.
 *
 * https://cloud.tencent.com/document/product/679/84677 and, for its events, …/679/84676
 */
export interface Tccc {
  readonly events: Readonly<Record<TcccEvent, string>>;
  on(event: string, hear: (event: unknown) => void): void;
  /** All resolve to `{ status: 'success' | 'error', errorMsg? }`, or reject with `errorMsg`. */
  readonly Call: {
    startOutboundCall(options: {
      readonly phoneNumber: string;
      readonly skillGroupId?: string;
      readonly callerPhoneNumber?: string;
    }): Promise<unknown>;
    startInternalCall(options: { readonly calleeUserId: string }): Promise<unknown>;
    accept(session: TcccSession): Promise<unknown>;
    hungUp(session: TcccSession): Promise<unknown>;
    muteMic(session: TcccSession): Promise<unknown>;
    unmuteMic(session: TcccSession): Promise<unknown>;
    hold(session: TcccSession): Promise<unknown>;
    unHold(session: TcccSession): Promise<unknown>;
    sendDigits(options: TcccSession & { readonly dtmfText: string }): Promise<unknown>;
    transfer(options: TcccSession & TcccTarget): Promise<unknown>;
  };
  readonly Agent: {
    online(): void;
    offline(): void;
    setStatus(options: {
      readonly status: TcccWish;
      readonly restReason?: string;
    }): Promise<unknown>;
    getStatus(): unknown;
  };
  readonly UI: { hide(): void };
}

export type TcccSession = { readonly sessionId: string };
export type TcccTarget = { readonly userId: string } | { readonly skillGroupId: string };

/** What a status may be set to; it is told as `free`, `busy`, `arrange`, `notReady` or `rest`. */
export type TcccWish = 'free' | 'rest' | 'arrange' | 'notReady' | 'stopNotReady';

export type TcccEvent =
  | 'ready'
  | 'callIn'
  | 'callOuted'
  | 'calloutAccepted'
  | 'userAccessed'
  | 'autoTransfer'
  | 'transfer'
  | 'sessionEnded'
  | 'statusChanged'
  /** Not in the reference, but used with the SDK by others. */
  | 'tokenExpired';
