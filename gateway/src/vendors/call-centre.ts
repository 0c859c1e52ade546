import type { Caller } from '../caller';
import type { Clock } from '../clock';
import type { Outside } from '../outside';

/** What a tenant's call centre can be asked for over the gateway. */
export const ABILITIES = [
  'softphone',
  'forward',
  'calls',
  'recordings',
  'transcripts',
  'directory',
  'agents',
  'skill-groups',
  'departments',
  'numbers',
  'sip',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** What the hosted page of this vendor starts with; made anew for each start, never cached. */
export type SoftphoneSession = {
  /** Below `/softphones/`: `aliyun-ccc`, `aliyun-aiccs`, `tencent-tccc`. */
  readonly page: string;
  /** Given to the page as its `credentials`; its shape is between this vendor's two halves. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** ms since the epoch; absent where the vendor does not tell. */
  readonly expiresAt?: number;
};

/** One call in the vendor's own records. Times in ms since the epoch, numbers as the vendor has them. */
export type VendorCall = {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing' | 'internal';
  readonly number: string;
  readonly line?: string;
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** The vendor's own word for the result. */
  readonly result?: string;
  readonly agent?: string;
  readonly hasRecording: boolean;
};

/** From and to, ms since the epoch; `page` as the reply before named it. */
export type CallQuery = { readonly from: number; readonly to: number; readonly page?: string };
export type CallPage = { readonly calls: readonly VendorCall[]; readonly next?: string };

/** A recording to be fetched from the vendor by the gateway: the address never reaches a browser. */
export type Recording = { readonly url: string; readonly contentType?: string };

/** As the extension's SIP line reads it; `expiresIn` in seconds from now. */
export type SipCredentials = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly servers: readonly string[];
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
  readonly expiresIn: number;
};

export type DirectoryKind = 'agents' | 'skill-groups' | 'departments' | 'numbers';
/** What an admin sees of an agent, a skill group, a department or a number. */
export type DirectoryEntry = {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly name: string;
  /** To dial or to transfer to, as the vendor writes it. */
  readonly address?: string;
  readonly state?: string;
  readonly fields?: Readonly<Record<string, string>>;
};
export type DirectoryChange = {
  readonly kind: DirectoryKind;
  readonly do: 'create' | 'change' | 'remove';
  readonly id?: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** One line of `gateway check`. */
export type Finding = {
  readonly what: string;
  readonly ok: boolean;
  /** What to do, where it is not. */
  readonly remedy?: string;
};

/** What the gateway lends to a vendor. */
export type World = { readonly outside: Outside; readonly clock: Clock };

/**
 * A tenant's call centre behind the gateway. All methods throw `GatewayFault`; `signal` ends with
 * the request that asked. Instance and agent are always forced from the configuration and the
 * caller, whatever a body says.
 */
export interface CallCentre {
  readonly can: ReadonlySet<Ability>;
  softphoneSession?(caller: Caller, signal: AbortSignal): Promise<SoftphoneSession>;
  /** An action of the vendor's API for its SDK; only those on the vendor's list for a role. */
  forward?(
    caller: Caller,
    action: string,
    request: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<unknown>;
  calls?(caller: Caller, query: CallQuery, signal: AbortSignal): Promise<CallPage>;
  recording?(caller: Caller, callId: string, signal: AbortSignal): Promise<Recording>;
  transcript?(caller: Caller, callId: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Agents see whom they may transfer to; admins see all. */
  directory?(
    caller: Caller,
    kind: DirectoryKind,
    signal: AbortSignal,
  ): Promise<readonly DirectoryEntry[]>;
  /** Role admin only; the app has checked that. */
  change?(caller: Caller, change: DirectoryChange, signal: AbortSignal): Promise<DirectoryEntry>;
  /** Made on the spot; the PBX believes them without having been asked. */
  sipCredentials?(caller: Caller): SipCredentials;
  /** Proves key, instance and each right against the vendor. */
  check(signal: AbortSignal): Promise<readonly Finding[]>;
}
