import type { RemoteName } from '../crm/connector';
import type { Region } from '../phone-numbers/found';
import type {
  DirectoryAnswer,
  DirectoryChange,
  DirectoryEntry,
  DirectoryKind,
} from '../snapshot/directory';
import type { CallId } from '../telephony/call';
import type { CallAction } from '../telephony/provider';
import type { Sentences } from '../words';
import type { ProviderKind } from './engine-protocol';
import type { Result } from './result';
import type { CallLogToHub, ShiftToHub } from './shift-protocol';

/** Why a call was not started. Each has its sentence and next step in `_locales`. */
export const DIAL_REFUSALS = [
  'empty-number',
  'invalid-number',
  'premium-rate',
  'satellite',
  'emergency',
  'country-not-allowed',
  'on-do-not-call-list',
  'do-not-call-not-loaded',
  'outside-calling-hours',
  'too-many-calls',
  'too-many-calls-from-site',
  'busy-with-a-call',
  'not-signed-in',
  'no-microphone',
  'microphone-not-asked',
  'line-down',
  'policy-pending',
  'policy-unreadable',
  'no-gesture',
  'used-wish',
  'site-off',
] as const;
export type DialRefusal = (typeof DIAL_REFUSALS)[number];

/** `asked`: the panel now asks the agent to confirm. */
export type DialReceipt = 'dialling' | 'asked';

/** The page's plea to dial. The id is used once, so that no replay can dial again. */
export type DialWish = {
  readonly id: string;
  /** The text under the pointer, or the field's value. */
  readonly text: string;
  /** The address of a `tel:` link around it. */
  readonly href?: string;
  /** What the page's scan made of it; the hub parses again and believes only itself. */
  readonly e164: string;
  readonly certainty: 'sure' | 'guess';
  /** The document's language, as `finder.started` told it: it may decide the country. */
  readonly language?: string;
  /** IntersectionObserver v2 saw the button uncovered and opaque at the click. */
  readonly visible: boolean;
};

/** A number that a page shows, with what stands around it. */
export type PageNumber = {
  readonly e164: string;
  readonly text: string;
  readonly extension?: string;
  readonly certainty: 'sure' | 'guess';
  /** Whose it seems to be: the row's first link, or the page's heading. */
  readonly name?: string;
  readonly company?: string;
  readonly label?: string;
  /** The record's address, if the row links to one on the same origin. */
  readonly href?: string;
};

/** How the finder fares: it gives way when a page leaves it too little time. */
export type FinderState = 'running' | 'slowed' | 'stopped';

/** How numbers are to be found in a frame. */
export type FinderBegin = {
  readonly on: boolean;
  readonly region: Region;
  /** Only the browser's language tells it. */
  readonly regionGuessed: boolean;
  /** A click dials at once; else the panel asks. */
  readonly trusted: boolean;
  /** Numbers in plain text are marked too; else only `tel:` links and fields get a button. */
  readonly plainText: boolean;
  /** What the finder says, by key, where that is not to be in the browser's language. */
  readonly sentences?: Sentences;
};

/** Where the agent's walk from number to number is, as one frame sees it. */
export type NumberPlace = {
  /** The numbers in this frame that can be gone to. */
  readonly count: number;
  /** The button is shown there and has the keyboard. */
  readonly held: boolean;
  /** The page's focus is on something in this frame. */
  readonly focused: boolean;
  /** When the walk was last here, ms since 1970; 0: never, or it went on elsewhere. */
  readonly steppedAt: number;
};

/** One step of the walk. `before` and `total` count the numbers of all frames. */
export type NumberStep = {
  readonly backwards: boolean;
  /** The walk comes from another frame: it begins at this frame's end. */
  readonly enter: boolean;
  readonly before: number;
  readonly total: number;
};

/** All that a CRM page's content scripts may say. */
export type PageToHub = {
  /** A tab shows a new document: said by the gate of the top frame alone. */
  'page.hello': (body: Record<string, never>) => void;
  /** The gate met something that may be a number: the finder shall come into this frame. */
  'finder.wanted': (body: Record<string, never>) => void;
  /**
   * The finder is there. `language`: the document's own word, a BCP 47 tag if it is honest.
   * `plainText`: false where the document asks that its text be left alone.
   */
  'finder.started': (body: {
    readonly language?: string;
    readonly plainText?: boolean;
  }) => FinderBegin;
  /** The finder has slowed itself down, stopped, or runs again at its full pace. */
  'finder.state': (body: { readonly state: FinderState }) => void;
  'dial.request': (wish: DialWish) => Result<DialReceipt, DialRefusal>;
  'numbers.found': (body: { readonly numbers: readonly PageNumber[] }) => void;
  /** The agent's walk has ended in this frame, where nothing had the focus before. */
  'number.left': (body: Record<string, never>) => void;
};

/** All that the hub tells a page. The nonce opens the caller card once; `title` names its frame. */
export type HubToPage = {
  'card.show': (body: { readonly nonce: string; readonly title: string }) => void;
  'card.hide': (body: Record<string, never>) => void;
  'number.count': (body: Record<string, never>) => NumberPlace;
  /** Whether this frame had another one. */
  'number.next': (step: NumberStep) => boolean;
  /** The walk goes on in another frame. */
  'number.leave': (body: Record<string, never>) => void;
  /** The walk is over: the focus goes back to where it was, if that is in this frame. */
  'number.back': (body: Record<string, never>) => void;
  /** Whether text is being typed in this frame; the others say nothing. */
  'page.typing': (body: Record<string, never>) => true | undefined;
  /** Whether anybody has clicked or typed in this page since it was loaded. */
  'page.used': (body: Record<string, never>) => boolean;
  /** The agent asked for the next number, and no frame has one: `sentence` says so. */
  'number.none': (body: { readonly sentence: string }) => void;
  'finder.resume': (body: Record<string, never>) => void;
  'page.stop': (body: Record<string, never>) => void;
};

export const SIGN_IN_FAULTS = [
  'not-configured',
  'discovery-failed',
  'pkce-unsupported',
  'clock-wrong',
  'window-closed',
  'access-denied',
  'token-endpoint-failed',
  'answer-invalid',
  'sign-in-expired',
] as const;
export type SignInFault = (typeof SIGN_IN_FAULTS)[number];

export const SETTINGS_FAULTS = ['settings-invalid', 'host-not-granted', 'set-by-company'] as const;
export type SettingsFault = (typeof SETTINGS_FAULTS)[number];

export type SipLogin = {
  /** `wss://…` */
  readonly server: string;
  /** `sip:alice@pbx.example` */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
};

/** What the softphone in the side panel asks of the hub; the rest of it is the shift's. */
export type PanelToHub = ShiftToHub & {
  'panel.hello': (body: { readonly windowId: number }) => void;
  /** `tabId`: it was chosen from that tab's list, and `text` is the number as the list has it. */
  'dial.number': (body: {
    readonly id: string;
    readonly text: string;
    readonly tabId?: number;
    /** The call that this one is a consultation for: it is held meanwhile. */
    readonly consultFor?: CallId;
  }) => Result<DialReceipt, DialRefusal>;
  /** `number`: what the question showed; if it asks about another one by now, nothing is dialled. */
  'dial.confirm': (body: {
    readonly id: string;
    readonly number?: string;
  }) => Result<DialReceipt, DialRefusal>;
  /** The number that is asked about belongs to another country. */
  'dial.reread': (body: { readonly id: string; readonly region: Region }) => void;
  'dial.dismiss': (body: { readonly id: string }) => void;
  'call.act': (body: { readonly call: CallId; readonly action: CallAction }) => void;
  /** Opens the customer's record: the tab that shows it, or a new one. */
  'record.open': (body: { readonly call: CallId; readonly contact: number }) => void;
  /**
   * Whom the call is with: by the place among the call's contacts, or among those whom a search by name
   * has found.
   */
  'customer.choose': (body: {
    readonly call: CallId;
    readonly contact: number | 'nobody' | { readonly search: string; readonly place: number };
  }) => void;
  /** Asks all who may know for people with this name; the snapshot has what they say. */
  'customer.search': (body: { readonly call: CallId; readonly name: string }) => void;
  /** Has a CRM make a contact with the number of the call; the snapshot says what comes of it. */
  'customer.create': (body: {
    readonly id: string;
    readonly call: CallId;
    readonly connector: RemoteName;
    readonly name: string;
  }) => void;
  /** Opens what is open with the customer, by its place in the call's list. */
  'open-item.open': (body: { readonly call: CallId; readonly item: number }) => void;
  /** Opens a page of a CRM that helps on, by its place among the ways that the lookup has told. */
  'crm-page.open': (body: { readonly call: CallId; readonly way: number }) => void;
  /** Clears an ended call from the panel. */
  'call.dismiss': (body: { readonly call: CallId }) => void;
  'notice.dismiss': (body: Record<string, never>) => void;
  'microphone.ask': (body: Record<string, never>) => void;
  'options.open': (body: Record<string, never>) => void;
  'rehearse.ask': (body: Record<string, never>) => void;
  /** Signs in to the call centre anew, with the line that another device has. */
  'line.take': (body: Record<string, never>) => void;
  'sign-in.start': (body: Record<string, never>) => Result<void, SignInFault>;
  'sign-in.cancel': (body: Record<string, never>) => void;
  'sign-out': (body: Record<string, never>) => void;
  /** Opens the sign-in of a customer system; resolves when its window is gone. */
  'crm.connect': (body: { readonly name: RemoteName }) => Result<void, SignInFault>;
  'provider.choose': (body: { readonly kind: ProviderKind }) => void;
  /** Switches number finding on or off for the site in the window's active tab. */
  'site.switch': (body: { readonly origin: string; readonly on: boolean }) => void;
  /** The country of a site's national numbers; '': as the page and the browser tell. */
  'region.choose': (body: { readonly origin: string; readonly region: Region }) => void;
  /** Marks numbers in a site's plain text although its pages ask for none (`telephone=no`). */
  'plain-text.choose': (body: { readonly origin: string; readonly on: boolean }) => void;
  /** Starts the finder again in a tab where it stopped itself. */
  'finder.resume': (body: { readonly tabId: number }) => void;
};

/** What the settings page and the microphone tab ask of the hub. */
export type OptionsToHub = CallLogToHub & {
  /** Some of the agent's settings, by key; `null` takes the agent's own value back. */
  'settings.save': (body: { readonly settings: unknown }) => Result<void, SettingsFault>;
  'sip.sign-in': (login: SipLogin) => void;
  'crm.connect': PanelToHub['crm.connect'];
  /** The agent's own key for a customer system. */
  'crm.use-key': (body: { readonly name: RemoteName; readonly key: string }) => void;
  'crm.disconnect': (body: { readonly name: RemoteName }) => void;
  /** What the call centre has, for its admins. */
  'directory.list': (body: {
    readonly kind: DirectoryKind;
  }) => DirectoryAnswer<readonly DirectoryEntry[]>;
  'directory.change': (change: DirectoryChange) => DirectoryAnswer<void>;
  'sign-in.start': PanelToHub['sign-in.start'];
  'sign-out': PanelToHub['sign-out'];
};

/** What the caller card may say; the nonce came from the hub and counts once per frame. */
export type CardToHub = {
  'card.hello': (body: {
    readonly nonce: string;
  }) => Result<{ readonly call: CallId }, 'unknown-card'>;
  /** Opens the customer's record: the tab that shows it, or a new one. */
  'card.record': (body: {
    readonly nonce: string;
    readonly call: CallId;
  }) => Result<void, 'unknown-card'>;
  'card.act': (body: {
    readonly nonce: string;
    readonly call: CallId;
    readonly action: 'answer' | 'reject';
  }) => Result<void, 'unknown-card'>;
};
