import type { Contact, RemoteName } from '../crm/connector';
import type {
  DeviceChoice,
  DevicesSeen,
  MicrophoneState,
  ProviderKind,
} from '../messaging/engine-protocol';
import type { DialRefusal, FinderState, PageNumber, SignInFault } from '../messaging/protocol';
import type { WrapUpFault } from '../messaging/shift-protocol';
import type { Call, CallId } from '../telephony/call';
import type { Capability, Line } from '../telephony/provider';
import type { CallLogView } from './call-log';
import type { Background, CallLookup, Candidates } from './customer';
import type { CustomerSearch } from './customer-search';
import type { AgentView, Choice, Desk, WrapUp, WrapUpForm } from './shift';

/** A call as the views draw it: the engine's truth, and who it may be. */
export type CallView = Call &
  Candidates & {
    /** Absent until somebody was asked. */
    readonly lookup?: CallLookup;
    readonly background?: Background;
    /** The text that was clicked, for calls that a page asked for. */
    readonly asShown?: string;
    /** The customer's record is loaded in a tab that is not in front. */
    readonly recordWaits?: true;
    /** It is made on the practice line. */
    readonly practice?: true;
  };

export type RecentCall = {
  readonly id: CallId;
  readonly direction: Call['direction'];
  readonly number: string;
  readonly name?: string;
  readonly queue?: string;
  readonly at: number;
  /** Talking time in ms; absent when the call was never connected. */
  readonly talked?: number;
  readonly endReason: NonNullable<Call['endReason']>;
};

/** Why the panel asks before it dials. */
export type DoubtReason =
  | 'not-visible'
  | 'text-differs'
  | 'region-guessed'
  | 'untrusted-site'
  | 'in-a-call'
  | 'premium-rate'
  | 'satellite'
  | 'unknown-destination'
  | 'unknown-local-time'
  | 'always-asked';

export type DialQuestion = {
  readonly id: string;
  /** Exactly what would be dialled, E.164. */
  readonly number: string;
  /** What the page showed. */
  readonly text: string;
  readonly region?: string;
  readonly origin?: string;
  /** The origin of the page around it: a confirmed country is remembered for it. */
  readonly site?: string;
  readonly doubts: readonly DoubtReason[];
  /** An extension or a colleague: dialled as it is, and no rule for numbers outside is about it. */
  readonly inside?: true;
  /** Only where the country is a guess, which the agent may mend. */
  readonly national?: NationalNumber;
  /** Why `number` cannot be dialled as it is read now. */
  readonly refused?: DialRefusal;
  /** The call that this one would be a consultation for. */
  readonly consultFor?: CallId;
  /** The call that a yes would transfer there; none is begun. */
  readonly transferOf?: CallId;
  /** Whom the number belongs to; absent until somebody is found. */
  readonly contacts?: readonly Contact[];
};

/** Digits without a country code. */
export type NationalNumber = {
  readonly text: string;
  /** The country that they were read by, ISO 3166-1 alpha-2. */
  readonly as: string;
  /** Countries that may be meant, most likely first. */
  readonly likely: readonly string[];
};

/** One thing the agent must know, with the next step; the newest replaces the older. */
export type Notice = {
  readonly code:
    | `dial.${DialRefusal}`
    | `ended.${NonNullable<Call['endReason']>}`
    | `sign-in.${SignInFault}`
    | `wrap-up.${Exclude<WrapUpFault, 'unknown-call'>}`;
  readonly at: number;
  /** Shown as it is, masked nowhere: a number or a host the agent typed or clicked. */
  readonly about?: string;
  /** When it is over by itself, ms since 1970. */
  readonly until?: number;
};

/** The company's gateway, as it sees whoever is signed in. `at`: when it said so, ms since 1970. */
export type GatewayView = {
  /** The call centre's vendor, by the name of its softphone's page. */
  readonly vendor: string;
  /** What the gateway can be asked for: `calls`, `directory`, `agents` … */
  readonly can: readonly string[];
  readonly admin: boolean;
  readonly at: number;
};

/** A customer system that is set up, and whether the agent is in. */
export type CrmView = {
  readonly name: RemoteName;
  /** As people know it: "Salesforce". */
  readonly crm: string;
  /** Where its API is. */
  readonly host: string;
  /** How one gets in: its own sign-in, a key that is typed, the call centre's sign-in, or freely. */
  readonly by: 'sign-in' | 'key' | 'call-centre' | 'nothing';
  readonly state: 'out' | 'connecting' | 'connected';
  /** Who is signed in there, where that is known. Untrusted text. */
  readonly who?: string;
};

export type Account = { readonly name: string; readonly issuer: string; readonly email?: string };

/** Everything that a view may know: drawn by the panel, the card and the options page. */
export type Snapshot = {
  readonly provider: ProviderKind;
  readonly signIn: 'not-needed' | 'out' | 'signing-in' | 'in';
  readonly account: Account | null;
  /** `null`: there is none, nobody is signed in, or it has not answered yet. */
  readonly gateway: GatewayView | null;
  /** In the order that they are set up in. */
  readonly crm: readonly CrmView[];
  readonly microphone: MicrophoneState;
  readonly line: Line;
  /** The call centre's own page is shown in the side panel, and closing that ends calls. */
  readonly pageInPanel: boolean;
  readonly can: readonly Capability[];
  /** Live calls, and ended ones until the agent has seen them; oldest first. */
  readonly calls: readonly CallView[];
  /** What the agent has searched by name, by call. */
  readonly searches: readonly CustomerSearch[];
  readonly recent: readonly RecentCall[];
  readonly question: DialQuestion | null;
  readonly notice: Notice | null;
  readonly agent: AgentView;
  /** Calls with something to write about: live ones, and ended ones until they are saved. */
  readonly wrapUps: readonly WrapUp[];
  readonly wrapUpForm: WrapUpForm;
  /** The reasons for a break that the agent may give. */
  readonly breaks: readonly Choice[];
  readonly devices: DevicesSeen;
  /** What the agent has chosen among them, as the settings have it. */
  readonly deviceChoice: DeviceChoice;
  readonly desk: Desk;
  readonly callLog: CallLogView;
  /** Missed calls since the agent last looked at the history. */
  readonly missed: number;
  /** Numbers are shown masked where they need be neither dialled nor told. */
  readonly maskNumbers: boolean;
  /** Origins that the company's policy configures and Chrome keeps closed to us. */
  readonly closedAddresses: readonly string[];
  /** What the company has set for good: origins, and parts of `deviceChoice`. */
  readonly fixed: { readonly sites: readonly string[]; readonly devices: readonly string[] };
};

/**
 * The country of a site's national numbers, and who says so: it was chosen for the site, the page's
 * language or domain tells it, the agent has set it for all sites, or the browser's language.
 */
export type SiteRegion = {
  readonly region: string;
  readonly from: 'site' | 'language' | 'domain' | 'setting' | 'browser';
};

/** A number in a tab's list. */
export type ListedNumber = PageNumber & {
  /** Its text names no country. */
  readonly national?: true;
  /** A frame within the page shows it, and not the page itself. */
  readonly inFrame?: true;
  /** Where it was shown last, for one that the page's heading names: the tab's address, cut off. */
  readonly at?: string;
};

/** The numbers in one tab, all frames together. */
export type TabNumbers = {
  readonly tabId: number;
  readonly host: string;
  readonly origin: string;
  /** What the tab shows now, where we may know it. */
  readonly address?: string;
  /** Numbers are not looked for on this site. */
  readonly off?: true;
  /** Absent until something that may be a number was met. */
  readonly region?: SiteRegion;
  /** Countries that an agent may choose for the site, most likely first. */
  readonly likely?: readonly string[];
  /**
   * Only where the page asks that numbers in its text be left alone (`format-detection`): whether
   * they are read all the same, as the agent chose.
   */
  readonly plainText?: boolean;
  /** Absent: it runs. */
  readonly finder?: Exclude<FinderState, 'running'>;
  readonly numbers: readonly ListedNumber[];
};

export const EMPTY_SNAPSHOT: Snapshot = {
  provider: 'practice',
  signIn: 'not-needed',
  account: null,
  gateway: null,
  crm: [],
  microphone: 'unknown',
  line: { state: 'off' },
  pageInPanel: false,
  can: [],
  calls: [],
  searches: [],
  recent: [],
  question: null,
  notice: null,
  agent: { duty: 'ready', since: 0 },
  wrapUps: [],
  wrapUpForm: { dispositions: [], dispositionRequired: false, noteRequired: false },
  breaks: [],
  devices: { microphones: [], speakers: [], using: {} },
  deviceChoice: {
    microphones: [],
    speakers: [],
    ringers: [],
    volume: 1,
    ringVolume: 1,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  },
  desk: { skillGroups: [], callerNumbers: [], callerNumberFor: {}, colleagues: [] },
  callLog: { calls: {}, undelivered: 0, failed: 0 },
  missed: 0,
  maskNumbers: false,
  closedAddresses: [],
  fixed: { sites: [], devices: [] },
};
